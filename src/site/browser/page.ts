/** What every page does with scripts. It runs before the page is shown; all but the search works without it. */

const source = (document.currentScript as HTMLScriptElement).src

// Before anything is shown.
if (new URL(location.href).searchParams.get('q')) document.documentElement.dataset.searching = ''

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
  const isOnPage = document.body.classList.contains('search')
  field.addEventListener('keydown', ({ key, isComposing }) => {
    const text = field.value.trim()
    if (key === 'Enter' && !isComposing && text !== '' && !isOnPage)
      location.href = new URL(`search.html?q=${encodeURIComponent(text)}`, source).href
  })
  document.addEventListener('keydown', (event) => {
    const isShortcut = event.key === '/' ? !isTyping(event.target) && !event.ctrlKey && !event.metaKey : isCtrlK(event)
    if (!isShortcut) return
    event.preventDefault()
    field.focus()
    field.select()
  })
  if (isOnPage) field.focus()
}

function isCtrlK({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

document.addEventListener('DOMContentLoaded', showSearch)
