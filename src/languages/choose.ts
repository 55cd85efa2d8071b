import { type LanguageId, languageIds } from './ids.ts'
import type { LanguagePack } from './language.ts'
import { allLanguages, defaultLanguage, languages } from './registry.ts'

/** What decides the language where no config does. */
export interface Signs {
  /** The text of the notes. Documents follow it alone, so that they are the same on every machine. */
  notes: Iterable<string>
  env: NodeJS.ProcessEnv
}

/**
 * Chooses the language where no config does: the notes' own for the document, an explicit locale's for messages; else
 * the default.
 */
export function chooseLanguage({ notes, env }: Signs): LanguagePack {
  const document = languages[languageOfNotes(notes) ?? defaultLanguage.id]
  const speaks = localeOf(env) ?? document.id
  return speaks === document.id ? document : { ...document, speaks, messages: languages[speaks].messages }
}

const ids = languageIds.join('|')

/** The language of an explicit locale, `ko_KR.UTF-8` or `en_US`; `C`, `POSIX` and others say nothing. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): LanguageId | undefined {
  const locale = new RegExp(`^(?:${ids})(?![a-z])`, 'i').exec(LC_ALL || LC_MESSAGES || LANG || '')?.[0]
  return languageIds.find((id) => id === locale?.toLowerCase())
}

/** The language that the text of a config names, which may be too broken to parse. */
export function languageNamed(config: string): LanguagePack | undefined {
  const named = new RegExp(`(?:^|[{,])\\s*["']?language["']?\\s*:\\s*["']?(${ids})\\b`, 'm').exec(config)?.[1]
  return allLanguages.find(({ id }) => id === named)
}

/** In code units. The rest of a note is in the same language. */
const longestSample = 20_000

/**
 * The language of most notes; undefined if none has letters. Each note counts once, so that a long one cannot decide for
 * all.
 */
function languageOfNotes(notes: Iterable<string>): LanguageId | undefined {
  const found = [...notes].flatMap((note) => languageOfNote(note) ?? [])
  return greatest((id) => found.filter((other) => other === id).length)
}

/** Code and keys do not count: they are in English in every language. */
function languageOfNote(note: string): LanguageId | undefined {
  return languageOfText(withoutCode(note.slice(0, longestSample).replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '')))
}

/** The language of a text; undefined if it has no letters. */
export function languageOfText(text: string): LanguageId | undefined {
  const composed = text.normalize('NFC')
  return greatest((id) => languages[id].share(composed))
}

/** The language with the greatest number above 0; of two, the first. */
function greatest(count: (id: LanguageId) => number): LanguageId | undefined {
  const counted = languageIds.map((id) => ({ id, count: count(id) })).filter(({ count }) => count > 0)
  return counted.toSorted((a, b) => b.count - a.count)[0]?.id
}

function withoutCode(text: string): string {
  let fence = ''
  const isProse = (line: string) => {
    const found = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence === '') fence = found
    else if (found.startsWith(fence)) fence = ''
    return fence === '' && found === ''
  }
  return text
    .split('\n')
    .filter(isProse)
    .join('\n')
    .replace(/https?:\S+/g, '')
}
