// <section id="thread" data-region="thread" data-follows="messages" data-url="…"> is a part of this
// page alone: it is fetched again whenever the region that it follows has changed, and put into the
// page as regions are. Parts of one address come with one answer. Only while somebody can see them,
// for what has been fetched counts as read.
let isDue = false

async function fetchAgain(url, names) {
  const headers = { 'HX-Request': 'true' }
  const answer = await fetch(url, { headers, cache: 'no-store' }).catch(() => null)
  if (answer?.status !== 200 || answer.redirected) return
  const html = await answer.text()
  for (const name of names) {
    const detail = { name, html, isRelayed: true } // not for other tabs
    document.dispatchEvent(new CustomEvent('wargame:push', { detail }))
  }
}

function follow() {
  if (!isDue || document.hidden) return
  isDue = false
  const parts = [...document.querySelectorAll('[data-follows]')]
  for (const url of new Set(parts.map(({ dataset }) => dataset.url))) {
    fetchAgain(url, parts.filter(({ dataset }) => dataset.url === url).map(({ id }) => id))
  }
}

document.addEventListener('wargame:region', ({ detail }) => {
  if (!document.querySelector(`[data-follows="${CSS.escape(detail.name)}"]`)) return
  isDue = true
  follow()
})
document.addEventListener('visibilitychange', follow)
