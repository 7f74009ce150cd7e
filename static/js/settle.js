// <form data-when-saved> is sent only when every word written on the page has reached the server,
// so that a release never leaves the last sentence behind. After a while it gives up: the field
// says by then why it could not be saved.
const PATIENCE = 8000
const isUnsaved = () => !!document.querySelector('form[data-autosave] [data-unsaved]')

function later(send) {
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('wargame:saved', look)
  }
  const look = () => {
    if (isUnsaved()) return
    stop()
    send()
  }
  const timer = setTimeout(stop, PATIENCE)
  document.addEventListener('wargame:saved', look)
}

document.addEventListener('htmx:confirm', (event) => {
  const { elt, issueRequest } = event.detail
  if (!elt.matches('[data-when-saved]') || !isUnsaved()) return
  event.preventDefault()
  later(() => issueRequest(true))
})
