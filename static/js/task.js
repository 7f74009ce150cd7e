// The task panel follows the play, but never while someone is writing in it.
// <section id="task" data-task-url="…/task/" data-key="…">; the region #task-key holds an element
// with the key of the present task; [data-task-moved hidden] with a button says it has moved on.
const TRY_AGAIN = 3000
let timer

const panel = () => document.getElementById('task')
const wanted = () => document.querySelector('#task-key [data-key]')?.dataset.key
const stepOf = ({ dataset }) => dataset.key.split('-', 2).join('-')
const fields = 'textarea, select, [contenteditable], input:not([type=submit], [type=button])'

function isBusy(task) {
  const focused = document.activeElement
  const isTyping = task.contains(focused) && focused.matches(fields)
  return isTyping || task.matches('[data-unsaved]') || !!task.querySelector('[data-unsaved]')
}

function notice(isShown) {
  for (const mark of document.querySelectorAll('[data-task-moved]')) mark.hidden = !isShown
}

async function follow(isAsked = false) {
  clearTimeout(timer)
  const task = panel()
  const key = wanted()
  if (!task || key === undefined || key === task.dataset.key) return notice(false)
  if (!isAsked && isBusy(task)) return notice(true)
  const html = await fetched(task.dataset.taskUrl)
  if (html === null) timer = setTimeout(follow, TRY_AGAIN, isAsked)
  else if (panel() !== task) follow(isAsked) // an act has brought a newer one meanwhile
  else if (!isAsked && isBusy(task)) notice(true)
  else replace(html)
}

async function fetched(url) {
  try {
    const answer = await fetch(url, { headers: { 'HX-Request': 'true' }, cache: 'no-store' })
    return answer.ok && !answer.redirected ? await answer.text() : null
  } catch {
    return null
  }
}

function replace(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('task')
  if (!fresh) return
  const hadFocus = panel().contains(document.activeElement)
  const step = stepOf(panel())
  htmx.swap(panel(), fresh.outerHTML, { swapStyle: 'outerHTML', ignoreTitle: true })
  notice(false)
  if (hadFocus && !panel().contains(document.activeElement)) panel().focus({ preventScroll: true })
  // A new step begins at its top, unless somebody is writing beside it.
  if (stepOf(panel()) !== step && !document.activeElement.matches(fields)) panel().scrollIntoView()
  document.dispatchEvent(new CustomEvent('wargame:task', { detail: { key: panel().dataset.key } }))
}

document.addEventListener('wargame:region', ({ detail }) => {
  if (detail.name === 'task-key') follow()
})
document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-task-moved] button, [data-task-moved] a')) return
  event.preventDefault()
  follow(true)
})
follow()
