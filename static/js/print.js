// <button data-print hidden>: printing needs a script, so the button shows only with one.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
