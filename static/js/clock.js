// Counts a clock down between two pushes, from the moment its figure arrived.
// <div data-clock data-state="running" data-remaining-ms="372000" data-running="left in Decide"
//      data-last="last minute of Decide" data-out="time; waiting for control">
//   <span data-clock-time>06:12</span> <span data-clock-words>left in Decide</span></div>
// Said once by [data-clock-speak data-five="…" data-one="…" data-zero="…"], outside any region.
// The page's last words, [data-clock-left], say what was left when it had been rendered.
const ends = new WeakMap()
const SLEPT = 2000, OFTEN = 250
let arrived = performance.getEntriesByType('navigation')[0]?.responseStart ?? 0
let asOfPage = document.querySelector('[data-clock-left]')?.dataset.clockLeft || undefined
let spoken = null
let lastTick = performance.now()
let lastDate = Date.now()
let slept = 0
let timer

// While a laptop sleeps performance.now() may stand still. The device's own clock shows that some
// time is missing, or that somebody has set it: how much is left only the server knows.
function now() {
  const tick = performance.now()
  const gap = Date.now() - lastDate - (tick - lastTick)
  if (Math.abs(gap) > SLEPT) askAgain(gap)
  lastTick = tick
  lastDate = Date.now()
  return tick + slept
}

async function askAgain(gap) {
  const { poll } = document.body.dataset
  const answer = poll && await fetch(`${poll}?after=0`, { cache: 'no-store' }).catch(() => null)
  if (answer?.status !== 200) {
    slept += Math.max(gap, 0) // better than nothing while the server cannot be asked
    return
  }
  const { clock } = (await answer.json()).regions
  const detail = { name: 'clock', html: clock }
  if (clock) document.dispatchEvent(new CustomEvent('wargame:push', { detail }))
}

function figures(ms) {
  const seconds = Math.ceil(ms / 1000)
  const two = (number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

function put(element, text) {
  if (element && text !== undefined && element.textContent !== text) element.textContent = text
}

function announce(left) {
  const speaker = document.querySelector('[data-clock-speak]')
  const marks = [[300_000, 'five'], [60_000, 'one'], [0, 'zero']]
  const crossed = marks.filter(([ms]) => spoken !== null && spoken > ms && left <= ms).pop()
  if (crossed) put(speaker, speaker?.dataset[crossed[1]])
  spoken = left
}

function draw(clock, time, isFirst) {
  const { state, remainingMs } = clock.dataset
  if (!['running', 'last', 'out'].includes(state) || remainingMs === undefined) {
    if (isFirst) spoken = null
    return
  }
  if (!ends.has(clock)) ends.set(clock, arrived + slept + Number(asOfPage ?? remainingMs))
  const left = Math.max(ends.get(clock) - time, 0)
  const next = left === 0 ? 'out' : left <= 60_000 ? 'last' : 'running'
  put(clock.querySelector('[data-clock-time]') ?? clock, figures(left))
  put(clock.querySelector('[data-clock-words]'), clock.dataset[next])
  if (state !== next) clock.dataset.state = next
  if (isFirst) announce(left)
  return left
}

// Again when the next second is full.
function drawAll() {
  const time = now()
  const clocks = [...document.querySelectorAll('[data-clock]')]
  const left = clocks.map((clock, n) => draw(clock, time, n === 0))[0] ?? 0
  clearTimeout(timer)
  timer = setTimeout(drawAll, Math.min(left % 1000 + 1, OFTEN))
}

document.addEventListener('htmx:load', () => {
  arrived = performance.now()
  asOfPage = undefined
  drawAll()
})
document.addEventListener('wargame:region', ({ detail }) => {
  if (detail.name === 'clock') spoken = null
})
drawAll()
