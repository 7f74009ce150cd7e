// Saves each field of <form data-autosave="…/save/"> by itself: 600 ms after typing, at once on
// leaving it. Until the server has the text the control has [data-unsaved]; 'wargame:unsaved' and
// 'wargame:saved' tell other modules. [data-save-state] (of the form, or ="name" of one field) holds
// the words: data-saved="Saved {time}" data-saving data-offline data-failed.
const PAUSE = 600, AGAIN = 5000
const fields = new Map()

const formOf = (url) => document.querySelector(`form[data-autosave="${CSS.escape(url)}"]`)
const groupOf = ({ url, name }) => [...(formOf(url)?.elements ?? [])].filter((c) => c.name === name)
const isGiven = (control) => !['radio', 'checkbox'].includes(control.type) || control.checked
const textOf = (group) => group.filter(isGiven).map((control) => control.value).join(' ')

function fieldOf({ form, name }) {
  const url = form.dataset.autosave
  const key = `${url}#${name}`
  if (!fields.has(key)) fields.set(key, { url, name, isUnsaved: false, isSaving: false })
  return fields.get(key)
}

function tell({ url, name }, state, time = '') {
  const form = formOf(url)
  const mark = form?.querySelector(`[data-save-state="${CSS.escape(name)}"]`)
    ?? form?.querySelector('[data-save-state]')
  if (!mark) return
  mark.dataset.state = state
  mark.textContent = (mark.dataset[state] ?? '').replace('{time}', time)
}

function complain({ url, name }, sentence) {
  const place = formOf(url)?.querySelector(`[data-error-for="${CSS.escape(name)}"]`)
  if (!place) return
  place.textContent = sentence
  place.hidden = !sentence
}

function mark(field, isUnsaved) {
  field.isUnsaved = isUnsaved
  for (const control of groupOf(field)) control.toggleAttribute('data-unsaved', isUnsaved)
  const detail = { url: field.url, name: field.name, text: field.text, base: field.base }
  const name = isUnsaved ? 'wargame:unsaved' : 'wargame:saved'
  document.dispatchEvent(new CustomEvent(name, { detail }))
}

function change(control, pause) {
  const field = fieldOf(control)
  const group = groupOf(field)
  const text = textOf(group)
  const base = group[0].dataset.revision ?? '0'
  if (!field.isUnsaved && text === field.text && base === field.base) return
  Object.assign(field, { text, base })
  mark(field, true)
  clearTimeout(field.timer)
  field.timer = setTimeout(save, pause, field)
}

async function save(field) {
  clearTimeout(field.timer)
  const { text, base } = field
  if (field.isSaving || !field.isUnsaved || field.refused === `${base} ${text}`) return
  field.isSaving = true
  tell(field, 'saving')
  try {
    await settle(field, text, await send(field))
  } catch (error) {
    tell(field, error instanceof RangeError ? 'failed' : 'offline')
    field.timer = setTimeout(save, AGAIN, field)
  }
  field.isSaving = false
  if (field.isUnsaved && field.text !== text) save(field)
}

function send(field) {
  const { url, name, text, base } = field
  field.token = formOf(url)?.elements.csrfmiddlewaretoken?.value ?? field.token ?? ''
  const headers = { 'X-CSRFToken': field.token, Accept: 'application/json' }
  const body = new URLSearchParams({ name, text, base })
  return fetch(url, { method: 'POST', headers, body, keepalive: text.length < 20_000 })
}

async function settle(field, text, answer) {
  if (answer.status >= 500) throw new RangeError(answer.status)
  if (answer.status === 200 && !answer.redirected) return accept(field, text, await answer.json())
  field.refused = `${field.base} ${text}` // not sent again until it is changed
  if (answer.status === 422) complain(field, (await answer.json()).error)
  if (answer.status === 409) {
    const place = formOf(field.url)?.querySelector('[data-conflict]')
    if (place) htmx.swap(place, await answer.text(), { swapStyle: 'innerHTML', ignoreTitle: true })
  }
  tell(field, 'failed')
}

function accept(field, text, { revision, saved_at: time }) {
  field.base = String(revision)
  for (const control of groupOf(field)) control.dataset.revision = field.base
  complain(field, '')
  if (field.text !== text) return
  mark(field, false)
  tell(field, 'saved', time)
}

const isOurs = ({ target }) => target.form?.dataset.autosave && target.name
document.addEventListener('input', (event) => isOurs(event) && change(event.target, PAUSE))
document.addEventListener('change', (event) => isOurs(event) && change(event.target, 0))
document.addEventListener('focusout', (event) => isOurs(event) && save(fieldOf(event.target)))
document.addEventListener('wargame:link', ({ detail }) => {
  if (detail.state === 'on') for (const field of fields.values()) save(field)
})
addEventListener('online', () => fields.forEach(save))
