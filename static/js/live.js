// Hears of changed regions, by a stream or, where streams are blocked, by asking every 3 s.
// <body data-live="…/live/" data-poll="…/regions/" data-regions="clock draft" data-after="123">. All
// regions, those that only another tab shows too, are handed on as 'wargame:push'; the state of the
// link as 'wargame:link' and in [data-link-state] with its words.
const { live, poll, regions = '' } = document.body.dataset
const FIRST_WORD = 8_000, SILENCE = 40_000, HOPE = 10_000
let after = Number(document.body.dataset.after) || 0
let isLeading = false, isCaughtUp = false
let source, timer, shown, failures = 0, polls = 0, downSince = 0

const say = (name, detail) => document.dispatchEvent(new CustomEvent(`wargame:${name}`, { detail }))

const tell = (state) => state === shown || say('link', { state })
function lost() {
  downSince ||= Date.now()
  tell(navigator.onLine && Date.now() - downSince < HOPE ? 'trying' : 'offline')
}

function wait(then, ms) {
  clearTimeout(timer)
  timer = setTimeout(then, ms)
}

function stop() {
  clearTimeout(timer)
  source?.close()
  source = null
}

function fail() {
  stop()
  failures += 1
  lost()
  wait(connect, 1000 + 2000 * Math.random())
}

// The first word, not the open connection, proves that nothing on the way holds the stream back.
function heard() {
  failures = downSince = 0
  isCaughtUp = true
  tell('on')
  wait(fail, SILENCE)
}

function take(event) {
  heard()
  say('push', { name: event.type, html: event.data, id: Number(event.lastEventId) })
}

function connect() {
  stop()
  if (!self.EventSource || failures > 1) return askAgain()
  source = new EventSource(`${live}?after=${after}`)
  source.addEventListener('beat', heard)
  source.addEventListener('gone', () => say('over', {}))
  source.onerror = fail
  for (const name of regions.split(' ')) source.addEventListener(name, take)
  wait(fail, FIRST_WORD)
}

async function ask() {
  const answer = await fetch(`${poll}?after=${after}`, { cache: 'no-store' })
  if (answer.redirected || [205, 403, 404].includes(answer.status)) return say('over', {})
  if (answer.status === 200) {
    const { n, regions } = await answer.json()
    for (const [name, html] of Object.entries(regions)) say('push', { name, html })
    after = Math.max(after, n)
  } else if (answer.status !== 204) throw new Error(answer.status)
  isCaughtUp = true
}

async function askAgain() {
  try {
    await ask()
    if (downSince || ++polls % 20 === 0) failures = 1 // a stream is worth one more try
    downSince = 0
    tell('on')
  } catch {
    lost()
  }
  if (isLeading) wait(connect, 2400 + 1200 * Math.random())
}

function lead(isNow) {
  isLeading = isNow
  isNow ? connect() : stop()
}

// A tab that follows may have missed what came while it loaded or slept.
const catchUp = () => document.hidden || ask().then(() => isLeading || tell('on'), lost)

if (live) {
  document.addEventListener('wargame:lead', ({ detail }) => lead(detail.isLeading))
  document.addEventListener('wargame:over', () => location.reload())
  document.addEventListener('wargame:push', ({ detail }) => {
    if (detail.id && isCaughtUp) after = Math.max(after, detail.id)
  })
  document.addEventListener('wargame:link', ({ detail }) => {
    shown = detail.state
    for (const mark of document.querySelectorAll('[data-link-state]')) {
      mark.dataset.state = shown
      mark.textContent = mark.dataset[shown]
    }
  })
  document.addEventListener('visibilitychange', catchUp)
  addEventListener('online', () => isLeading && connect())
  addEventListener('offline', lost)
  setTimeout(() => isLeading || catchUp(), 1500)
  if (document.body.dataset.leading === 'yes') lead(true)
}
