import type { Outline } from '../note/sections.ts'
import type { SectionConfig } from '../workspace/config.ts'

/** Whether a note has a section, apart from the heading for questions that a new note comes with. */
export function hasSection({ sections }: Outline, questions: Pick<SectionConfig, 'id'>): boolean {
  return [...sections.values()].some(({ id, empty }) => id !== questions.id || !empty)
}
