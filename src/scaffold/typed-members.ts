import { normaliseName } from '../text.ts'
import { isFileName } from './new-note.ts'

/** Whether names have spaces between them in place of commas: `김하나 이두리 박세찬`. */
export function areRunTogether(text: string): boolean {
  return text.split(/[,，]/).some((name) => /^\s*[가-힣]{2,5}(?:\s+[가-힣]{2,5})+\s*$/.test(name.normalize('NFC')))
}

/** A member as typed. */
export interface TypedMember {
  id: string
  name?: string
  aliases?: string[]
}

/**
 * Parses `김하나, duri=이두리|두리, Ada Lovelace`: names, optionally with the file name before `=` and other names after
 * `|`.
 */
export function membersIn(text: string): TypedMember[] {
  const found = new Map<string, TypedMember>()
  for (const part of text.split(/[,，]/)) {
    const [written = '', ...aliases] = part.split('|').map((name) => name.trim())
    const [first = '', second] = written.split('=').map((name) => name.trim())
    const name = second || first
    const id = (second ? first : /[가-힣]/.test(name) ? name.replace(/\s+/g, '-') : name.toLowerCase())
      .replace(/[\s/\\]+/g, '-')
      .replace(/^\.+/, '')
    if (id === '' || found.has(normaliseName(id))) continue
    found.set(normaliseName(id), { id, ...(id === name ? {} : { name }), ...(aliases.length > 0 ? { aliases } : {}) })
  }
  return [...found.values()]
}

/** The members whose notes could not be checked out on every system: `con`, `a:b`. */
export function wrongFileNames(members: string): string[] {
  return membersIn(members)
    .map(({ id }) => id)
    .filter((id) => !isFileName(id))
}
