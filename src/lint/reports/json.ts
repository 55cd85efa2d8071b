import { messagesOf } from '../findings-as-data.ts'
import { type FileFindings, jsonArray } from './result.ts'

/** An array of findings, for programs. A finding about a whole file is at line 1, column 1. */
export async function* json(files: AsyncIterable<FileFindings>): AsyncGenerator<string> {
  yield* jsonArray(files, ({ findings, source }) => messagesOf(findings, source))
  yield '\n'
}
