import { readSource, type Source } from '../../src/draft/source.ts'
import { defaults } from '../../src/workspace/config.ts'

/** Reads a text as a member's free note. */
export function sourceOf(text: string, path = 'a.md'): Source {
  return readSource({ path, week: '1', member: 'hana', order: 0 }, { text, bom: false }, defaults(''))
}
