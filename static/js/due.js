// Asks again for regions in which something comes due while nobody does anything: an inject whose
// minute has come, an end that moves on while the clock stands. <div data-due-ms="45000"> counts
// from its arrival. Nothing is recorded then, so nothing is pushed.
const SLACK = 500, PATIENCE = 60_000, AT_MOST = 2 ** 31 - 1
const { poll } = document.body.dataset
const deadlines = new WeakMap()
let timer

function deadline(part) {
  if (!deadlines.has(part)) deadlines.set(part, performance.now() + Number(part.dataset.dueMs))
  return deadlines.get(part)
}

function wait(ms) {
  clearTimeout(timer)
  timer = setTimeout(askAgain, Math.min(Math.max(ms, 0) + SLACK, AT_MOST))
}

function schedule() {
  const parts = [...document.querySelectorAll('[data-region] [data-due-ms]')]
  if (parts.length) wait(Math.min(...parts.map(deadline)) - performance.now())
  else clearTimeout(timer)
}

async function askAgain() {
  wait(PATIENCE) // once more if this fails; what arrives sets its own time
  const answer = await fetch(`${poll}?after=0`, { cache: 'no-store' }).catch(() => null)
  if (answer?.status !== 200) return
  const { regions } = await answer.json()
  for (const [name, html] of Object.entries(regions)) {
    const isDue = document.querySelector(`#${CSS.escape(name)} [data-due-ms]`)
    if (isDue) document.dispatchEvent(new CustomEvent('wargame:push', { detail: { name, html } }))
  }
}

document.addEventListener('wargame:region', schedule)
schedule()
