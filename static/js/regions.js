// Puts a region that has arrived ('wargame:push') into the page and says so ('wargame:region').
// Focus, open details and scrolling stay as they are; under a text field in use it waits for blur,
// over words that are not yet saved until they are, under a finger or a mouse button until it is
// lifted: a press that has begun meets its button.
const held = new Map()
let pressed = null

const isTyping = (section) =>
  section.querySelector('[data-unsaved]') ||
  section.contains(document.activeElement) &&
  document.activeElement.matches(
    'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit], [type=button])'
  )

function take(name, html) {
  const section = document.getElementById(name)
  if (section?.dataset.region !== name) return
  held.delete(name)
  if (isTyping(section) || section.contains(pressed)) held.set(name, html)
  else swap(section, html)
}

// Only what is inside is replaced, so that a spoken region stays the element a reader listens to.
function swap(section, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(section.id)
  if (!fresh) return
  const parts = [...section.querySelectorAll('[id]')]
  const kept = parts.map(({ id, open, scrollTop }) => ({ id, open, scrollTop }))
  htmx.swap(section, fresh.innerHTML, { swapStyle: 'innerHTML', ignoreTitle: true })
  for (const { id, open, scrollTop } of kept) {
    const part = document.getElementById(id)
    if (part?.tagName === 'DETAILS') part.open = open
    if (part && scrollTop) part.scrollTop = scrollTop
  }
  document.dispatchEvent(new CustomEvent('wargame:region', { detail: { name: section.id } }))
}

document.addEventListener('wargame:push', ({ detail }) => take(detail.name, detail.html))
const release = () =>
  setTimeout(() => {
    for (const [name, html] of [...held]) take(name, html)
  })
for (const name of ['focusout', 'wargame:saved']) document.addEventListener(name, release)
document.addEventListener('pointerdown', ({ target }) => { pressed = target }, true)
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => { pressed = null; release() }, true)
}
