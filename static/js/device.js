// Keeps on this device what autosave has not yet brought to the server, and puts it back after a
// reload, a crash or an exchanged panel. Also carries out the choice between two texts:
// <button type="button" data-choose="title" data-revision="7" value="the text to go on with">.
const keyOf = ({ url, name }) => `unsaved:${url}#${name}`

function write(group, text) {
  const several = text.split(' ')
  for (const control of group) {
    if (control.type === 'checkbox') control.checked = several.includes(control.value)
    else if (control.type === 'radio') control.checked = control.value === text
    else control.value = text
  }
}

const isGiven = (control) => !['radio', 'checkbox'].includes(control.type) || control.checked
const textOf = (group) => group.filter(isGiven).map((control) => control.value).join(' ')

// Written with the revision it was based on: has the server's text moved on, it says so.
function put(form, name, text, revision) {
  const group = [...form.elements].filter((control) => control.name === name)
  if (!group.length) return
  write(group, text)
  for (const control of group) control.dataset.revision = revision
  group[0].dispatchEvent(new Event('change', { bubbles: true }))
}

function restore(form) {
  const url = form.dataset.autosave
  const names = new Set([...form.elements].map(({ name }) => name).filter(Boolean))
  for (const name of names) {
    const kept = JSON.parse(localStorage.getItem(keyOf({ url, name })) ?? 'null')
    if (!kept) continue
    const group = [...form.elements].filter((control) => control.name === name)
    if (group[0].hasAttribute('data-unsaved')) continue
    if (textOf(group) === kept.text) localStorage.removeItem(keyOf({ url, name }))
    else put(form, name, kept.text, kept.base)
  }
}

function restoreAll() {
  try {
    document.querySelectorAll('form[data-autosave]').forEach(restore)
  } catch { /* no storage here: the page itself still holds the text */ }
}

function choose(button) {
  const form = button.closest('form[data-autosave]')
  button.closest('[data-conflict]')?.replaceChildren()
  put(form, button.dataset.choose, button.value, button.dataset.revision)
}

document.addEventListener('wargame:unsaved', ({ detail }) => {
  try {
    localStorage.setItem(keyOf(detail), JSON.stringify({ text: detail.text, base: detail.base }))
  } catch { /* full or forbidden */ }
})
document.addEventListener('wargame:saved', ({ detail }) => {
  try {
    localStorage.removeItem(keyOf(detail))
  } catch { /* forbidden */ }
})
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-choose]')
  if (button) choose(button)
})
document.addEventListener('htmx:load', restoreAll)
restoreAll()
