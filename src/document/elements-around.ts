import type { BlockPlace, Template } from './template.ts'

/** Names of the elements that a template opens around a place where others' words come to stand, the outermost first. */
type Around = Record<Exclude<BlockPlace, 'overview'>, string[]>

/** `<div class="members">` over the members: what stands in it may close it by a stray `</div>`. */
export async function elementsAround({ frame }: Pick<Template, 'frame'>): Promise<Around> {
  const around: Around = { content: [], discussion: [], minutes: [] }
  if (!/<[a-z]/i.test(frame.replace(/<!--[\s\S]*?-->|<https?:[^<>\s]*>/g, ''))) return around
  const { closedAround, elementsOpen } = await import('../note/html.ts')
  for (const place of ['content', 'discussion', 'minutes'] as const) {
    const before = frame.split(new RegExp(`<!--\\s*insights:\\s*${place}\\s*-->`))
    const open = before.length > 1 ? elementsOpen(before[0] ?? '') : []
    // A `<p>` ends before any block.
    around[place] = open.filter((name) => closedAround('x', [name]) === undefined)
  }
  return around
}
