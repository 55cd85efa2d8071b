/** What every page does with scripts. It runs before the page is shown; all but the search works without it. */

const source = (document.currentScript as HTMLScriptElement).src

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
const themeKey = 'insights-theme'

/** The theme that the reader chose. A browser may refuse to store it. */
function chosenTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(themeKey)) ?? 'system'
  } catch {
    return 'system'
  }
}

function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
}

// Before anything is shown.
setTheme(chosenTheme())
if (new URL(location.href).searchParams.get('q')) document.documentElement.dataset.searching = ''

/** Goes through the themes: that of the system, light, dark. */
function showThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>('button.theme')
  if (!button) return
  const name = (theme: Theme) => {
    button.title = `${button.dataset.label}: ${button.dataset[theme]}`
    button.setAttribute('aria-label', button.title)
  }
  name(chosenTheme())
  button.hidden = false
  button.addEventListener('click', () => {
    const current = themes.indexOf(document.documentElement.dataset.theme as Theme)
    const theme = themes[(current + 1) % themes.length] ?? 'system'
    try {
      localStorage.setItem(themeKey, theme)
    } catch {
      // It lasts until the page is left.
    }
    setTheme(theme)
    name(theme)
  })
}

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

/** Adds a link to itself to each heading and item, so that its address can be shared. */
function addAnchors(): void {
  const { anchor = '' } = document.querySelector('main')?.dataset ?? {}
  if (anchor === '') return
  const marked = 'main :is(h2, h3, h4, h5, h6, .prose > * > li, .prose > p, .list > * > li)[id]'
  for (const element of document.querySelectorAll<HTMLElement>(marked)) {
    const link = document.createElement('a')
    link.className = 'anchor'
    link.href = `#${encodeURIComponent(element.id)}`
    link.textContent = '#'
    link.setAttribute('aria-label', anchor)
    // At the end of its first line of text, above lists and boxes in it.
    const first = element.firstElementChild
    const target = first?.matches('p') ? first : element
    target.insertBefore(link, target.querySelector(':scope > :is(ul, ol, p, pre, table, details, div, blockquote)'))
  }
}

/** Marks the part of the page that is being read in its contents. */
function followContents(): void {
  const contents = document.querySelector<HTMLElement>('.contents')
  const links = [...(contents?.querySelectorAll('a') ?? [])]
  if (!contents || links.length === 0) return
  const parts = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))))
  const update = () => {
    const at = parts.findLastIndex((part) => part && part.getBoundingClientRect().top < innerHeight / 3)
    for (const [nth, link] of links.entries())
      if (nth === Math.max(0, at)) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
  }
  let waiting = false
  addEventListener(
    'scroll',
    () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        update()
      })
    },
    { passive: true },
  )
  update()
  // On a phone it lies over the page.
  contents.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement && contents.matches(':popover-open')) contents.hidePopover()
  })
}

/** Chooses the open points of a member, or those that came up again. */
function showFilter(): void {
  const filter = document.querySelector<HTMLElement>('.filter')
  if (!filter) return
  const status = filter.querySelector<HTMLElement>('[role="status"]')
  const choices = [...filter.querySelectorAll('select')]
  filter.hidden = false
  const update = () => {
    const chosen = choices.filter(({ value }) => value !== '')
    let count = 0
    for (const week of document.querySelectorAll<HTMLDetailsElement>('details.weekly')) {
      const points = [...week.querySelectorAll<HTMLElement>('.points > li')]
      for (const point of points)
        point.hidden = !chosen.every(({ dataset: { filter = '' }, value }) => point.dataset[filter] === value)
      const shown = points.filter(({ hidden }) => !hidden).length
      week.hidden = shown === 0
      if (chosen.length > 0) week.open = true
      count += shown
    }
    if (status) status.textContent = (status.dataset.counted ?? '').replace('{count}', String(count))
  }
  filter.addEventListener('change', update)
  // The browser may have restored earlier choices.
  update()
}

document.addEventListener('DOMContentLoaded', () => {
  showThemeButton()
  showSearch()
  addCopyButtons()
  addAnchors()
  followContents()
  showFilter()
  // The latest weeks are on the right.
  for (const grid of document.querySelectorAll('.scroll:has(> .written)')) grid.scrollLeft = grid.scrollWidth
})
