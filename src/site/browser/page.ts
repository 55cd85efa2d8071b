/** What every page does with scripts. It runs before the page is shown; all but the search works without it. */

const source = (document.currentScript as HTMLScriptElement).src

/** Shows the field of the search instead of the link to its page. Its script and its data load when it is first used. */
function showSearch(): void {
  const box = document.querySelector('search')
  const field = box?.querySelector('input')
  if (!box || !field) return
  for (const link of box.querySelectorAll('a')) link.hidden = true
  field.hidden = false
  let asked = false
  const load = () => {
    if (asked) return
    asked = true
    const script = document.createElement('script')
    script.src = new URL('search.js', source).href
    document.head.append(script)
  }
  field.addEventListener('focus', load)
  document.addEventListener('keydown', (event) => {
    const isShortcut = event.key === '/' ? !isTyping(event.target) && !event.ctrlKey && !event.metaKey : isCtrlK(event)
    if (!isShortcut) return
    event.preventDefault()
    field.focus()
    field.select()
  })
  if (document.body.classList.contains('search')) field.focus()
}

function isCtrlK({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

/** Adds a button to each piece of code. */
function addCopyButtons(): void {
  const { copy = '', copied = '' } = document.querySelector('main')?.dataset ?? {}
  if (copy === '') return
  for (const code of document.querySelectorAll('main pre')) {
    const button = document.createElement('button')
    button.className = 'copy'
    button.type = 'button'
    button.textContent = copy
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent ?? '')
      } catch {
        // Not allowed: select it, ready for Ctrl+C.
        getSelection()?.selectAllChildren(code)
        return
      }
      button.textContent = copied
    })
    button.addEventListener('blur', () => {
      button.textContent = copy
    })
    const box = document.createElement('div')
    box.className = 'code'
    code.replaceWith(box)
    box.append(code, button)
  }
}

document.addEventListener('DOMContentLoaded', () => {
  showSearch()
  addCopyButtons()
})
