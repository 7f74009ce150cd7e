// <form data-outbox> is sent once, however often the button is pressed. Without a connection the
// message waits on this device, with the moment it was sent off, and goes out by itself as soon as
// there is one; the server takes the same ticket once. Whoever edits it meanwhile takes it back.
// [data-outbox-state hidden] holds the words: data-waiting data-failed.
const AGAIN = 5000, PATIENCE = 1500
const letters = new Map()
const forms = () => [...document.querySelectorAll('form[data-outbox]')]
const keyOf = (form) => `outbox:${form.getAttribute('action')}`

function keep(form, letter) {
  try {
    if (letter) localStorage.setItem(keyOf(form), JSON.stringify(letter))
    else localStorage.removeItem(keyOf(form))
  } catch { /* full or forbidden: the form itself still holds it */ }
}

function kept(form) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)) ?? 'null')
  } catch {
    return null
  }
}

function tell(form, state, words) {
  const mark = form.querySelector('[data-outbox-state]')
  mark.hidden = !state
  mark.textContent = words ?? mark.dataset[state] ?? ''
  for (const button of form.querySelectorAll('button[type=submit]')) {
    button.disabled = state === 'sending' || state === 'waiting'
  }
  if (state === 'sending') mark.hidden = true
}

function drop(form) {
  clearTimeout(letters.get(form)?.timer)
  letters.delete(form)
  keep(form, null)
}

// What is still being kept as a draft is kept first, lest it come back after it was sent.
const settled = (form) =>
  new Promise((done) => {
    const look = () => {
      if (form.querySelector('[data-unsaved]')) return
      document.removeEventListener('wargame:saved', look)
      done()
    }
    document.addEventListener('wargame:saved', look)
    setTimeout(done, PATIENCE)
    look()
  })

function post(form, { pairs, at }) {
  const body = new URLSearchParams(pairs)
  body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
  body.set('age', Math.max(Math.round((Date.now() - at) / 1000), 0))
  return fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
}

async function send(form) {
  const letter = letters.get(form)
  if (!letter || letter.isGoing) return
  letter.isGoing = true
  clearTimeout(letter.timer)
  tell(form, 'sending')
  try {
    if (navigator.onLine) await settled(form)
    const answer = await post(form, letter)
    if (answer.status >= 500) throw new Error(answer.status)
    await accept(form, answer)
  } catch {
    letter.isGoing = false
    tell(form, 'waiting')
    letter.timer = setTimeout(send, AGAIN, form)
  }
}

async function accept(form, answer) {
  const said = answer.redirected ? null : await answer.json().catch(() => null)
  drop(form)
  if (answer.status !== 200 || !said) return tell(form, 'failed', said?.error)
  for (const name of ['text', 'to', 'seat']) {
    const detail = { url: form.dataset.autosave, name }
    document.dispatchEvent(new CustomEvent('wargame:saved', { detail }))
  }
  location.assign(said.url)
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-outbox]') || event.submitter?.hasAttribute('formaction')) return
  event.preventDefault()
  if (letters.has(form)) return
  const pairs = [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken')
  letters.set(form, { pairs, at: Date.now() })
  keep(form, letters.get(form))
  send(form)
})
document.addEventListener('input', ({ target }) => {
  if (!letters.has(target.form) || letters.get(target.form).isGoing) return
  drop(target.form)
  tell(target.form, '')
})
document.addEventListener('wargame:link', ({ detail }) => detail.state === 'on' && forms().forEach(send))
for (const form of forms()) {
  const letter = kept(form)
  if (letter) letters.set(form, letter)
  send(form)
}
