import { groupBy } from '../collections.ts'
import { type ItemSource, itemsOf } from '../note/items.ts'
import { letters } from '../text.ts'

/** Texts that several members' notes have in common, perhaps from one book. */
export interface Copies {
  /** The first of the later copies. */
  path: string
  line: number
  /** The display names of the members, in the order of the document. */
  names: string[]
  /** How many texts. */
  count: number
}

/** In letters: shorter texts may well be the same by chance. */
const SHORTEST = 30

/**
 * The items that are the same in two or more members' notes; undefined without one.
 * @param questions the id of the section whose questions are merged if they are the same
 */
export function copiesIn(
  members: readonly { name: string; sections: readonly { id: string; sources: readonly ItemSource[] }[] }[],
  questions: string,
): Copies | undefined {
  const items = members.flatMap(({ name, sections }) =>
    sections
      .filter(({ id }) => id !== questions)
      .flatMap(({ sources }) => itemsOf(sources).map((item) => ({ name, item }))),
  )
  const byText = groupBy(items, ({ item: { title = '', text } }) => letters(`${title} ${text}`))
  const copied = [...byText].flatMap(([text, some]) => {
    const copy = some.find(({ name }) => name !== some[0]?.name)
    return copy && text.length >= SHORTEST ? [{ copy, some }] : []
  })
  const [first] = copied
  if (!first) return undefined
  const { path, line } = first.copy.item
  const names = new Set(copied.flatMap(({ some }) => some.map(({ name }) => name)))
  return { path, line, names: members.map(({ name }) => name).filter((name) => names.has(name)), count: copied.length }
}
