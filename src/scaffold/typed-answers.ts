import type { Proposal } from '../adopt/propose.ts'
import type { GivenSection } from '../adopt/sections.ts'
import { normaliseName } from '../text.ts'
import type { Answers } from './config-text.ts'

/** Parses patterns of notes: `a/{week}/{member}.md, {week}.md`. */
export function patternsIn(text: string): string[] {
  return text.split(',').flatMap((pattern) => pattern.trim() || [])
}

/** Whether names have spaces between them in place of commas: `김하나 이두리 박세찬`. */
export function areRunTogether(text: string): boolean {
  return text.split(/[,，]/).some((name) => /^\s*[가-힣]{2,5}(?:\s+[가-힣]{2,5})+\s*$/.test(name.normalize('NFC')))
}

/**
 * Parses `김하나, duri=이두리|두리, Ada Lovelace`: names, optionally with the file name before `=` and other names after
 * `|`.
 */
export function membersIn(text: string): Answers['members'] {
  const found = new Map<string, Answers['members'][number]>()
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

/** A member as {@link membersIn} parses it. */
export function typedMember({ id, name = id, aliases = [] }: Proposal['members'][number]): string {
  const isPlain = name === id && aliases.length === 0 && membersIn(id)[0]?.id === id
  return isPlain ? id : `${id}=${[name, ...aliases].join('|')}`
}

/**
 * Parses `느낀 점|느낀점, questions="질문, 의문", 정리=*`: headings with aliases, optionally with an id. `*` is all text that
 * is in no other section.
 */
export function sectionsIn(text: string): GivenSection[] {
  return split(text, ',，').flatMap((part): GivenSection[] => {
    const [first = '', second] = split(part, '=')
    const [heading = '', ...aliases] = split(second ?? first, '|').map((name) => name.replace(/^"(.*)"$/, '$1'))
    if (heading === '*') return [{ heading: second === undefined ? 'Notes' : first, aliases: [], rest: true }]
    return heading === '' ? [] : [{ id: second === undefined ? undefined : first, heading, aliases }]
  })
}

/** A section as {@link sectionsIn} parses it. */
export function typedSection({ id, heading, aliases, rest }: Proposal['sections'][number]): string {
  return rest ? `${heading}=*` : `${id}=${[heading, ...aliases].map(quoted).join('|')}`
}

/** Splits a text at these separators, except within double quotes. */
function split(text: string, marks: string): string[] {
  return (text.match(new RegExp(`(?:"[^"]*"|[^"${marks}])+`, 'g')) ?? []).map((part) => part.trim())
}

function quoted(heading: string): string {
  return /[,，|=]/.test(heading) ? `"${heading.replaceAll('"', '')}"` : heading
}
