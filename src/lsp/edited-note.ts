import type { OpenedFile } from '../lint/open-file.ts'
import type { Note } from '../note/note.ts'
import type { OpenDocument } from './open-document.ts'
import { type PositionEncoding, type Positions, positionsOf } from './positions.ts'

/** A note that is open in the editor, parsed, with everything that requests about it need. */
export interface EditedNote extends OpenedFile {
  uri: string
  /** The notes of the file; at least one. All have the same text and tree. */
  notes: [Note, ...Note[]]
  /** For offsets into the note's text. */
  positions: Positions
}

/** Prepares a note for requests; undefined if the file has no note. */
export function editedNote(
  { uri }: OpenDocument,
  { notes: [first, ...others], ...opened }: OpenedFile,
  encoding: PositionEncoding,
): EditedNote | undefined {
  if (!first) return undefined
  return { ...opened, uri, notes: [first, ...others], positions: positionsOf(first.text, encoding, first.bom) }
}

/** The note that an offset belongs to, in a file with several weeks. */
export function noteAt({ notes }: EditedNote, offset: number): Note {
  return notes.findLast(({ within }) => within && within.start <= offset) ?? notes[0]
}
