import { fileURLToPath } from 'node:url'
import type { Position, TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver/node'
import { type PositionEncoding, positionsOf } from './positions.ts'

/** A version of a file that is open in the editor. A change makes a new object. */
export interface OpenDocument {
  uri: string
  version: number
  text: string
}

/**
 * How open documents are created and changed. `TextDocument` of vscode-languageserver-textdocument counts in UTF-16 only.
 * @param encoding the encoding, which is only known when the first document is opened
 */
export function openDocuments(encoding: () => PositionEncoding): TextDocumentsConfiguration<OpenDocument> {
  return {
    create: (uri, _language, version, text) => ({ uri, version, text }),
    update: (document, changes, version) => ({
      ...document,
      version,
      text: changes.reduce((text, change) => changed(text, change, encoding()), document.text),
    }),
  }
}

function changed(text: string, change: TextDocumentContentChangeEvent, encoding: PositionEncoding): string {
  if (!('range' in change)) return change.text
  const { offsetAt } = positionsOf(text, encoding)
  const { start, end } = change.range
  return text.slice(0, offsetAt(start)) + change.text + text.slice(offsetAt(end))
}

/** The text of a line up to a position. */
export function lineBefore({ text }: OpenDocument, position: Position, encoding: PositionEncoding): string {
  const { offsetAt } = positionsOf(text, encoding)
  return text.slice(offsetAt({ ...position, character: 0 }), offsetAt(position))
}

/** The path of a document, or undefined if it is not a local file, such as an untitled one. */
export function localPath({ uri }: { uri: string }): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
