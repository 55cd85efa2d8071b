/** Reloads the page after a rebuild, and when the server is back after a restart. */
let wasAway = false
const events = new EventSource('/live')
events.addEventListener('open', () => {
  if (wasAway) location.reload()
})
events.addEventListener('error', () => {
  wasAway = true
})
events.addEventListener('message', () => location.reload())
