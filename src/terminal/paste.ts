import { InsightsError } from '../errors.ts'
import { eraseLine, type Io } from './terminal.ts'

const ctrlC = 3
const ctrlD = 4

/**
 * Reads what a person pastes into the terminal, up to Ctrl-D. In raw mode: a terminal otherwise gives a program at most
 * 4,095 bytes of a line (1,024 on macOS) and drops the others. Node restores the mode if the process ends in between.
 * @param ask what to do, shown once everything that is typed arrives
 * @param received the message for the number of bytes that arrived, since raw mode does not show them
 * @param maxBytes reading stops above this size
 * @throws {InsightsError} with exit code 130 after Ctrl-C
 */
export async function readPaste(
  { stdin, stderr }: Io,
  { ask, received, maxBytes }: { ask: string; received: (bytes: number) => string; maxBytes: number },
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  stdin.setRawMode(true)
  stderr.write(`${ask}\n`)
  try {
    return await new Promise<Buffer>((done, fail) => {
      const finish = () => done(Buffer.concat(chunks))
      stdin.once('end', finish).once('error', fail)
      stdin.on('data', (chunk: Buffer) => {
        if (chunk.includes(ctrlC)) return fail(new InsightsError([], 130))
        const end = chunk.indexOf(ctrlD)
        const bytes = end < 0 ? chunk : chunk.subarray(0, end)
        // Enter sends CR in raw mode, and so does a line ending in pasted text.
        chunks.push(Buffer.from(bytes.map((byte) => (byte === 13 ? 10 : byte))))
        size += bytes.length
        if (stderr.isTTY) stderr.write(`${eraseLine}${received(size)}`)
        if (end >= 0 || size > maxBytes) finish()
      })
    })
  } finally {
    stdin.removeAllListeners('data').pause()
    stdin.setRawMode(false)
    if (stderr.isTTY) stderr.write(eraseLine)
  }
}
