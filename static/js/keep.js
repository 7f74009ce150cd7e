// <form data-keep="estimate-2-0"> keeps what is typed over a reload, in this tab only (others may
// use the device), and is sent once however often the button is pressed. The key must change when
// an answer has been accepted, so that what was sent does not come back. A control with
// data-keep-while="version" gets its value back only while the field of that name is the same.
const ONCE_IN = 8000
const keyOf = (form) => `kept:${form.dataset.keep}`

function store(form) {
  const pairs = [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken')
  form.toggleAttribute('data-unsaved', true)
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(pairs))
  } catch { /* full or forbidden: the form itself still holds it */ }
}

function restore(form) {
  if (form.hasAttribute('data-unsaved')) return
  const pairs = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null')
  if (!pairs) return
  const valuesOf = (wanted) => pairs.filter(([name]) => name === wanted).map(([, value]) => value)
  for (const control of form.elements) {
    if (!control.name || ['hidden', 'submit', 'button', 'file'].includes(control.type)) continue
    const { keepWhile } = control.dataset
    if (keepWhile && !valuesOf(keepWhile).includes(form.elements[keepWhile].value)) continue
    const values = valuesOf(control.name)
    if (['radio', 'checkbox'].includes(control.type)) control.checked = values.includes(control.value)
    else if (values.length) control.value = values[0]
  }
  form.toggleAttribute('data-unsaved', true)
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

function restoreAll() {
  try {
    document.querySelectorAll('form[data-keep]').forEach(restore)
  } catch { /* no storage here */ }
}

function release(form) {
  delete form.dataset.sent
  for (const button of form.querySelectorAll('[data-pressed]')) {
    button.disabled = false
    button.removeAttribute('data-pressed')
  }
}

const isKept = (form) => form instanceof HTMLFormElement && form.dataset.keep !== undefined

for (const name of ['input', 'change']) {
  document.addEventListener(name, ({ target }) => isKept(target.form) && store(target.form))
}
// Before htmx hears of it, so that a second press goes nowhere.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!isKept(form)) return
  if (form.dataset.sent) {
    event.preventDefault()
    event.stopImmediatePropagation()
    return
  }
  form.dataset.sent = 'yes'
  setTimeout(() => {
    event.submitter?.setAttribute('data-pressed', '')
    if (event.submitter) event.submitter.disabled = true
  })
  setTimeout(release, ONCE_IN, form)
}, true)
document.addEventListener('htmx:afterRequest', ({ target, detail }) => {
  if (!isKept(target)) return
  release(target)
  if (!detail.successful) return
  target.removeAttribute('data-unsaved')
  sessionStorage.removeItem(keyOf(target))
})
addEventListener('pageshow', () => document.querySelectorAll('form[data-keep]').forEach(release))
document.addEventListener('htmx:load', restoreAll)
restoreAll()
