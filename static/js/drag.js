// <ol data-rows> whose <li data-row="3" data-place="/…/place/"> are dragged by their [data-grip]: let
// go over another row, a row takes its place. Everything else is done by the buttons beside it.
let held = null

const rowOf = (target) => target.closest?.('[data-rows] > [data-row]')
const isUnsaved = () => !!document.querySelector('form[data-autosave] [data-unsaved]')

function ready() {
  for (const grip of document.querySelectorAll('[data-rows] [data-grip]')) grip.draggable = true
}

function mark(row) {
  for (const other of document.querySelectorAll('[data-over]')) other.removeAttribute('data-over')
  row?.setAttribute('data-over', '')
}

function send(row, to) {
  const values = { to }
  htmx.ajax('POST', row.dataset.place, {
    source: row, target: '#editor', select: '#editor', selectOOB: '#undo', swap: 'outerHTML', values,
  })
}

document.addEventListener('dragstart', (event) => {
  if (!event.target.matches?.('[data-grip]')) return
  held = rowOf(event.target)
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
  event.dataTransfer.setDragImage(held, 0, 0)
})
document.addEventListener('dragover', (event) => {
  const row = rowOf(event.target)
  if (!held || !row || row.parentElement !== held.parentElement) return
  event.preventDefault()
  mark(row)
})
document.addEventListener('drop', (event) => {
  const row = rowOf(event.target)
  if (!held || !row || row === held) return
  event.preventDefault()
  if (!isUnsaved()) send(held, row.dataset.row)
})
document.addEventListener('dragend', () => {
  mark(null)
  held = null
})
document.addEventListener('htmx:load', ready)
ready()
