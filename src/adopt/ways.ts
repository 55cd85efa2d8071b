import { normaliseName } from '../text.ts'
import { givenName, isKind, mayBePerson, weeksIn } from './names.ts'

/** How one name of a path may be written in a pattern. */
interface Form {
  text: string
  week?: string
  member?: string
}

/** A pattern by which a file is somebody's, with what it is the note of; without a week where the path tells none. */
export interface Way {
  pattern: string
  week: string | undefined
  member: string
}

/** Every pattern that would make this one file a note. */
export function waysToRead(path: string): Way[] {
  const names = path.normalize('NFC').split('/')
  const extension = /\.[^.]*$/.exec(names.at(-1) ?? '')?.[0] ?? ''
  const forms = names.map((name, at) =>
    formsOf(at === names.length - 1 ? name.slice(0, name.length - extension.length) : name),
  )
  const found = new Map<string, Way>()
  const combine = (at: number, texts: string[], week: string | undefined, member: string | undefined) => {
    if (at === forms.length) {
      if (member === undefined) return
      const pattern = texts.join('/') + extension
      found.set(`${pattern}\0${member}`, { pattern, week, member })
      return
    }
    for (const form of forms[at] ?? []) {
      const twice = form.week !== undefined && week !== undefined && normaliseName(form.week) !== normaliseName(week)
      if (twice || (form.member !== undefined && member !== undefined)) continue
      combine(at + 1, [...texts, form.text], form.week ?? week, form.member ?? member)
    }
  }
  combine(0, [], undefined, undefined)
  return [...found.values()]
}

function formsOf(name: string): Form[] {
  const forms: Form[] = [{ text: name }, { text: '*' }]
  const add = (form: Form) => {
    if (form.member === undefined || mayBePerson(form.member)) forms.push(form)
  }
  for (const { text, member } of membersIn(name)) add({ text, member })
  for (const { start, end } of weeksIn(name)) {
    const [before, week, after] = [name.slice(0, start), name.slice(start, end), name.slice(end)]
    if (start === 0 && end < name.length) add({ text: '{week}', week: name })
    const heads =
      before === '' ? [''] : [...(/\d/.test(before) ? [] : [before]), `*${/[\s._-]*$/.exec(before)?.[0] ?? ''}`]
    for (const head of heads) for (const tail of tailsOf(after)) add({ text: `${head}{week}${tail}`, week })
    const [, gap = '', rest = ''] = /^([\s._()[\],-]*)(.*)$/.exec(after) ?? []
    if (rest !== '') {
      for (const head of heads)
        for (const { text, member } of membersIn(rest)) add({ text: `${head}{week}${gap}${text}`, week, member })
    }
    const [, first = '', between = ''] = /^(.*?[^\s._()[\],-])([\s._()[\],-]+)$/.exec(before) ?? []
    if (first !== '') {
      for (const tail of tailsOf(after))
        for (const { text, member } of membersIn(first)) add({ text: `${text}${between}{week}${tail}`, week, member })
    }
  }
  return forms
}

/** What may stand behind a week: what it is, anything, or anything and an ending that others may have too. */
function tailsOf(after: string): string[] {
  if (after === '') return ['']
  const gap = /^[\s._-]*/.exec(after)?.[0] ?? ''
  const last = /[\s._-]([^\s._\d-]+)$/.exec(after)
  const tails = [`${gap}*`]
  if (gap.length + 1 < after.length && last) tails.push(`${gap}*${last[0]}`)
  // `부록 A 정리글` and `chapter1 내용정리` end in words that are written together.
  if (last?.[1] && last[1].length > 2) tails.push(`${gap}*${last[1]}`)
  return /\d/.test(after) ? tails : [after, ...tails]
}

/** The parts of a name that may be somebody's, with the rest as it is or as anything: `study-note-{member}`. */
function membersIn(name: string): { text: string; member: string }[] {
  const found = [{ text: '{member}', member: name }]
  for (const { start, end } of runsIn(name)) {
    if (start === 0 && end === name.length) continue
    const [before, member, after] = [name.slice(0, start), name.slice(start, end), name.slice(end)]
    for (const head of restsOf(before, /[\s._()[\],-]*$/, (gap) => `*${gap}`)) {
      for (const tail of restsOf(after, /^[\s._()[\],-]*/, (gap) => `${gap}*`))
        found.push({ text: `${head}{member}${tail}`, member })
    }
  }
  return found
}

/** Up to three words at the beginning or the end of a name; and a name of Hangul that is written onto a word. */
function runsIn(name: string): { start: number; end: number }[] {
  const tokens = [...name.matchAll(/[^\s._()[\],-]+/g)].map(({ 0: text, index }) => ({ text, start: index }))
  const found: { start: number; end: number }[] = []
  for (const [from, { text, start }] of tokens.entries()) {
    if (tokens.length > 8) break
    for (const last of tokens.slice(from, from + 3)) {
      if (from === 0 || last === tokens.at(-1)) found.push({ start, end: last.start + last.text.length })
    }
    if (!/^\p{Script=Hangul}{5,}$/u.test(text)) continue
    const ends = [
      { own: text.slice(0, 3), rest: text.slice(3), at: start },
      { own: text.slice(-3), rest: text.slice(0, -3), at: start + text.length - 3 },
    ]
    for (const { own, rest, at } of ends)
      if (givenName(own) !== undefined && isKind(rest)) found.push({ start: at, end: at + 3 })
  }
  return found
}

/** What stands beside a member, as it is where others may have it, too, and as anything. */
function restsOf(text: string, gap: RegExp, open: (gap: string) => string): string[] {
  if (text === '') return ['']
  const anything = open(gap.exec(text)?.[0] ?? '')
  return /\d/.test(text) ? [anything] : [text, anything]
}
