/** Reloads the page when the server says that it was made anew; after the server was away, as soon as it is back. */
let wasAway = false
const events = new EventSource('/live')
events.addEventListener('open', () => {
  if (wasAway) location.reload()
})
events.addEventListener('error', () => {
  wasAway = true
})
events.addEventListener('message', () => location.reload())
