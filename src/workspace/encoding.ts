/** Bytes that are no UTF-8 text: where that shows first, and the encoding that they look like. */
export interface Undecodable {
  /** Whether they are UTF-8 but for a NUL. */
  nul: boolean
  guess?: string | undefined
  line: number
  column: number
}

/** Reads UTF-8, with or without a byte order mark; throws nothing. */
export function decodeText(bytes: Uint8Array): { text: string; bom: boolean } | Undecodable {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const nul = text.indexOf('\0')
    if (nul >= 0) return { nul: true, guess: guessEncoding(bytes), ...placeAt(text, nul) }
    const bom = text.startsWith('\uFEFF')
    return { text: bom ? text.slice(1) : text, bom }
  } catch {
    const valid = new TextDecoder('utf-8').decode(bytes)
    return { nul: false, guess: guessEncoding(bytes), ...placeAt(valid, valid.indexOf('\uFFFD')) }
  }
}

/** The encoding that bytes which are no UTF-8 look like: what Korean editors on Windows save, else unknown. */
function guessEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  // Spaces, line ends and Latin letters have a zero in UTF-16: behind the letter, or before it.
  const sample = bytes.subarray(0, 4096)
  const zeros = [...sample.keys()].filter((index) => sample[index] === 0)
  if (zeros.length > sample.length / 16) return (zeros[0] ?? 0) % 2 === 1 ? 'UTF-16LE' : 'UTF-16BE'
  if (zeros.length > 0) return undefined
  try {
    new TextDecoder('euc-kr', { fatal: true }).decode(bytes)
    return 'CP949'
  } catch {
    return undefined
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split(/\r\n?|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
