import { en } from './en/language.ts'
import { ko } from './ko/language.ts'
import type { Language, LanguageId } from './language.ts'

/** What decides the language where no config does. */
export interface Signs {
  /** The text of the notes. Documents follow it alone, so that they are the same on every machine. */
  notes: Iterable<string>
  env: NodeJS.ProcessEnv
}

const languages: Record<LanguageId, Language> = { ko, en }

/**
 * Chooses the language where no config does: the notes' own for the document, an explicit locale's for messages.
 * Korean if there is no sign of either.
 */
export function chooseLanguage({ notes, env }: Signs): Language {
  const document = languageOfNotes(notes) ?? 'ko'
  const speaks = localeOf(env) ?? document
  return speaks === document
    ? languages[document]
    : { ...languages[document], speaks, messages: languages[speaks].messages }
}

/** The language of an explicit locale, `ko_KR.UTF-8` or `en_US`; `C`, `POSIX` and others say nothing. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): LanguageId | undefined {
  const locale = /^(ko|en)(?![a-z])/i.exec(LC_ALL || LC_MESSAGES || LANG || '')?.[1]
  return locale?.toLowerCase() as LanguageId | undefined
}

/** In code units. The rest of a note is in the same language. */
const longestSample = 20_000

/**
 * The language of most notes; undefined if none has letters. Each note counts once, so that a long one cannot decide for
 * all.
 */
function languageOfNotes(notes: Iterable<string>): LanguageId | undefined {
  const found = [...notes].flatMap((note) => languageOfText(note) ?? [])
  if (found.length === 0) return undefined
  return found.filter((each) => each === 'ko').length * 2 >= found.length ? 'ko' : 'en'
}

/** Korean texts on technical subjects are full of English words, and of code and keys, which do not count. */
function languageOfText(note: string): LanguageId | undefined {
  const body = note.slice(0, longestSample).replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '')
  const text = withoutCode(body).normalize('NFC')
  const hangul = text.match(/[가-힣]/g)?.length ?? 0
  const latin = text.match(/[a-z]/gi)?.length ?? 0
  if (hangul + latin === 0) return undefined
  return hangul * 3 > latin ? 'ko' : 'en'
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
