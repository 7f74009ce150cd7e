// <form data-observe>: pressing a line of the guide notes it at once; words that follow belong to the
// same observation and are kept as they are typed. Each has a ticket, under which it waits on this
// device until the server has it, in the order in which they were noted.
// [data-observe-state] holds the words: data-noted data-noting data-waiting data-failed.
const AGAIN = 5000, PAUSE = 900
const form = document.querySelector('form[data-observe]')
const key = `observed:${form?.getAttribute('action')}`
let letters = new Map()
let noted = null, timer, typing, isGoing = false

function load() {
  try {
    letters = new Map(JSON.parse(localStorage.getItem(key) ?? '[]'))
  } catch { /* no storage here */ }
}

function store() {
  try {
    localStorage.setItem(key, JSON.stringify([...letters]))
  } catch { /* full or forbidden: the page itself still holds them */ }
}

function tell(state, values = {}) {
  const mark = form.querySelector('[data-observe-state]')
  const words = mark.dataset[state] ?? ''
  mark.textContent = words.replace(/{(\w+)}/g, (_, name) => values[name] ?? '')
}

const newTicket = () => [...crypto.getRandomValues(new Uint8Array(18))].map((n) => n.toString(36)).join('')

// The next observation: what was typed belongs to the one before, which is kept.
function begin() {
  keepWords()
  form.elements.ticket.value = newTicket()
  form.elements.text.value = ''
  noted = null
}

function put(pairs) {
  const ticket = form.elements.ticket.value
  const at = letters.get(ticket)?.at ?? noted?.at ?? Date.now()
  noted = { pairs, at }
  letters.set(ticket, { pairs, at, stamp: Math.random() })
  store()
  send()
}

function pairsOf(submitter) {
  const pairs = [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken')
  return submitter?.name ? [...pairs, [submitter.name, submitter.value]] : pairs
}

function keepWords() {
  clearTimeout(typing)
  if (!noted) return
  const { text, is_shared: shared } = form.elements
  const others = noted.pairs.filter(([name]) => name !== 'text' && name !== 'is_shared')
  const pairs = [...others, ['text', text.value], ...(shared.checked ? [['is_shared', 'on']] : [])]
  if (JSON.stringify(pairs.toSorted()) !== JSON.stringify(noted.pairs.toSorted())) put(pairs)
}

async function post({ pairs, at }) {
  const body = new URLSearchParams(pairs)
  body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
  body.set('age', Math.max(Math.round((Date.now() - at) / 1000), 0))
  const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
  if (answer.status >= 500) throw new Error(answer.status)
  return { isKept: answer.ok, ...await answer.json().catch(() => ({ error: answer.status })) }
}

async function send() {
  if (isGoing) return
  isGoing = true
  clearTimeout(timer)
  if (letters.size) tell('noting')
  try {
    for (const [ticket, letter] of [...letters]) {
      const said = await post(letter)
      if (!said.isKept) { tell('failed', said); continue }
      if (letters.get(ticket)?.stamp === letter.stamp) letters.delete(ticket)
      store()
      tell('noted', { time: said.noted_at })
    }
  } catch {
    tell('waiting', { n: letters.size })
  }
  isGoing = false
  if (letters.size) timer = setTimeout(send, AGAIN)
}

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  if (noted) begin()
  put(pairsOf(event.submitter))
})
form?.addEventListener('input', ({ target }) => {
  if (!noted) return
  if (!['text', 'is_shared'].includes(target.name)) return begin()
  clearTimeout(typing)
  typing = setTimeout(keepWords, PAUSE)
})
if (form) {
  load()
  addEventListener('online', send)
  addEventListener('pagehide', keepWords)
  if (letters.size) send()
}
