// One tab of a browser leads: it alone holds a stream and passes what arrives to the others.
// Says so in <body data-leading="yes|no"> and by 'wargame:lead'.
const { live } = document.body.dataset
const HIDDEN_FOR_LONG = 120_000, LEASE = 4_000
const me = Math.random().toString(36).slice(2)
const key = `live:${live}`
const channel = live && self.BroadcastChannel ? new BroadcastChannel(key) : null
let isLeading = false, isAsleep = false
let resign, sleep

function lead(isNow) {
  if (isLeading === isNow) return
  isLeading = isNow
  document.body.dataset.leading = isNow ? 'yes' : 'no'
  document.dispatchEvent(new CustomEvent('wargame:lead', { detail: { isLeading } }))
}

// Where Web Locks exist the browser chooses; a hidden tab gives its turn back.
const queue = () =>
  navigator.locks.request(key, () => {
    if (isAsleep) return null
    return new Promise((done) => {
      resign = done
      lead(true)
    })
  })

// On plain http they are missing, and a lease in localStorage does.
function contend() {
  if (isAsleep) return
  try {
    const lease = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (lease.id !== me && lease.until > Date.now()) return lead(false)
    localStorage.setItem(key, JSON.stringify({ id: me, until: Date.now() + LEASE }))
    if (lease.id !== me) return // lead when nobody wrote over it until the next look
    resign = () => localStorage.removeItem(key)
    lead(true)
  } catch {
    lead(true)
  }
}

function drowse() {
  isAsleep = true
  lead(false)
  resign?.()
  resign = null
}

function wake() {
  clearTimeout(sleep)
  if (document.hidden) {
    sleep = setTimeout(drowse, HIDDEN_FOR_LONG)
    return
  }
  const wasAsleep = isAsleep
  isAsleep = false
  if (wasAsleep) start()
}

function start() {
  if (!channel) lead(true)
  else if (navigator.locks) queue()
  else for (const ms of [0, 150]) setTimeout(contend, ms)
}

if (live) {
  for (const name of ['wargame:push', 'wargame:link', 'wargame:over']) {
    document.addEventListener(name, ({ detail }) => {
      if (isLeading && !detail.isRelayed) channel?.postMessage({ name, detail })
    })
  }
  channel?.addEventListener('message', ({ data: { name, detail } }) => {
    if (isLeading) return
    document.dispatchEvent(new CustomEvent(name, { detail: { ...detail, isRelayed: true } }))
  })
  document.addEventListener('visibilitychange', wake)
  addEventListener('pagehide', drowse)
  addEventListener('pageshow', (event) => event.persisted && wake())
  if (channel && !navigator.locks) setInterval(contend, 1000)
  start()
}
