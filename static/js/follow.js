// <section id="thread" data-region="thread" data-follows="messages" data-url="…"> is a part of this
// page alone: it is fetched again whenever the region that it follows has changed, and put into the
// page as regions are. Only while somebody can see it, for what has been fetched counts as read.
let isDue = false

async function fetchAgain({ id, dataset }) {
  const headers = { 'HX-Request': 'true' }
  const answer = await fetch(dataset.url, { headers, cache: 'no-store' }).catch(() => null)
  if (answer?.status !== 200 || answer.redirected) return
  const detail = { name: id, html: await answer.text(), isRelayed: true } // not for other tabs
  document.dispatchEvent(new CustomEvent('wargame:push', { detail }))
}

function follow() {
  if (!isDue || document.hidden) return
  isDue = false
  document.querySelectorAll('[data-follows]').forEach(fetchAgain)
}

document.addEventListener('wargame:region', ({ detail }) => {
  if (!document.querySelector(`[data-follows="${CSS.escape(detail.name)}"]`)) return
  isDue = true
  follow()
})
document.addEventListener('visibilitychange', follow)
