// The scrubber: <form data-replay data-stops="12:0 15:65 …" data-address="/x/…/replay/0/PLACE/">
// moves the sheet <div id="replay"> to a mark, and plays the marks in the time of the run, 1x to 16x.
// Links that carry data-replay-link, and only they, are followed in the page. Without this every
// link and the form are plain requests.
const form = document.querySelector('[data-replay]')
const slider = form.querySelector('input[type="range"]')
const stops = form.dataset.stops.split(' ').filter(Boolean).map((stop) => stop.split(':').map(Number))
const play = form.querySelector('[data-replay-play]')
const button = play.querySelector('button')
const speed = play.querySelector('select')
let waiting = 0 // the timer of the next mark while playing
let asked = 0 // counts requests, so that a slow answer never covers a later one

const sheet = () => document.getElementById('replay')

function address(number) {
  const place = encodeURIComponent(sheet().dataset.place)
  return form.dataset.address.replace('/0/', `/${number}/`).replace('PLACE', place)
}

async function show(url, isPushed = true) {
  const mine = ++asked
  const focused = document.activeElement?.id
  const answer = await fetch(url, { cache: 'no-store' }).catch(() => null)
  if (mine !== asked) return
  if (!answer?.ok) {
    location.assign(url)
    return
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (mine !== asked) return
  sheet().replaceWith(document.adoptNode(page.getElementById('replay')))
  for (const name of ['.replay__strip', 'output', '.replay__steps']) {
    form.querySelector(name)?.replaceWith(document.adoptNode(page.querySelector(`[data-replay] ${name}`)))
  }
  form.elements.place.value = sheet().dataset.place
  slider.value = sheet().dataset.mark
  document.title = page.title
  if (focused) document.getElementById(focused)?.focus()
  if (isPushed) history.pushState(null, '', url)
}

function stop() {
  asked++ // what is still on its way comes too late
  clearTimeout(waiting)
  waiting = 0
  button.textContent = button.dataset.play
  button.setAttribute('aria-pressed', 'false')
}

// The next mark comes after the time that lay between the two, at the chosen speed; what happened at
// once is passed at once, but never faster than it can be seen.
function playOn() {
  const here = Number(slider.value)
  if (here >= stops.length) {
    stop()
    return
  }
  const seconds = stops[here][1] - stops[here - 1][1]
  const pause = Math.max((1000 * seconds) / Number(speed.value), 700)
  waiting = setTimeout(async () => {
    await show(address(stops[here][0]))
    if (waiting) playOn()
  }, pause)
}

button.addEventListener('click', () => {
  if (waiting) {
    stop()
    return
  }
  button.textContent = button.dataset.stop
  button.setAttribute('aria-pressed', 'true')
  playOn()
})
speed.addEventListener('change', () => {
  if (!waiting) return
  clearTimeout(waiting)
  playOn()
})
slider.addEventListener('change', () => {
  stop()
  show(address(stops[slider.value - 1][0]))
})
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-replay-link]')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  event.preventDefault()
  stop()
  show(link.href)
})
addEventListener('popstate', () => show(location.href, false))

play.hidden = stops.length < 2
form.querySelector('[data-replay-go]').hidden = true
