import { ruleNames } from '../config/rules.ts'
import type { Config } from '../config.ts'
import { finding, InsightsError, type Place } from '../errors.ts'
import { enLint } from '../languages/en/lint.ts'
import { koLint } from '../languages/ko/lint.ts'
import type { LintWords } from '../languages/language.ts'
import { parseMarkdown, type Root } from '../mdast.ts'
import { nearest } from '../names.ts'
import { applyEdits, type Edit, offset } from '../note/edits.ts'
import type { Note } from '../note/note.ts'
import { readBlocks } from './inlines.ts'
import type { Context, LintFinding, LookUp, Rule, Suppression, Where } from './rule.ts'
import { brokenLink } from './rules/broken-link.ts'
import { conflictMarker } from './rules/conflict-marker.ts'
import { controlCharacter } from './rules/control-character.ts'
import { duplicateSection } from './rules/duplicate-section.ts'
import { emphasisParticle } from './rules/emphasis-particle.ts'
import { emphasisSpace } from './rules/emphasis-space.ts'
import { emptySection } from './rules/empty-section.ts'
import { frontMatter } from './rules/front-matter.ts'
import { frontMatterKey } from './rules/front-matter-key.ts'
import { headingLevel } from './rules/heading-level.ts'
import { headingSpace } from './rules/heading-space.ts'
import { imageAlt } from './rules/image-alt.ts'
import { itemCount } from './rules/item-count.ts'
import { itemTitle } from './rules/item-title.ts'
import { linkSpace } from './rules/link-space.ts'
import { missingSection } from './rules/missing-section.ts'
import { nearSection } from './rules/near-section.ts'
import { nestedSection } from './rules/nested-section.ts'
import { noSection } from './rules/no-section.ts'
import { openFence } from './rules/open-fence.ts'
import { openHtml } from './rules/open-html.ts'
import { pathMismatch } from './rules/path-mismatch.ts'
import { placeholder } from './rules/placeholder.ts'
import { questionMark } from './rules/question-mark.ts'
import { sectionOrder } from './rules/section-order.ts'
import { setextLabel } from './rules/setext-label.ts'
import { strikethroughRange } from './rules/strikethrough-range.ts'
import { swallowedHeading } from './rules/swallowed-heading.ts'
import { swallowedSection } from './rules/swallowed-section.ts'
import { tooComplex } from './rules/too-complex.ts'
import { undefinedReference } from './rules/undefined-reference.ts'
import { unusedDefinition } from './rules/unused-definition.ts'
import { unusedDisable } from './rules/unused-disable.ts'
import { asksForSuppression, suppressionsIn } from './suppressions.ts'

/** All rules. The last one has to see what the others did. */
export const rules: readonly Rule[] = [
  frontMatter,
  frontMatterKey,
  pathMismatch,
  conflictMarker,
  tooComplex,
  noSection,
  missingSection,
  nearSection,
  nestedSection,
  swallowedSection,
  emptySection,
  duplicateSection,
  sectionOrder,
  itemCount,
  itemTitle,
  questionMark,
  headingLevel,
  headingSpace,
  setextLabel,
  swallowedHeading,
  openFence,
  openHtml,
  emphasisParticle,
  emphasisSpace,
  strikethroughRange,
  brokenLink,
  linkSpace,
  undefinedReference,
  unusedDefinition,
  imageAlt,
  placeholder,
  controlCharacter,
  unusedDisable,
]

/** What a note is looked at with. */
export interface Surroundings {
  config: Config
  lookUp: LookUp
  placeholders: ReadonlySet<string>
}

/** Where the documentation of a rule stands. */
export function documentation(rule: string): string {
  return `https://github.com/study-insights/insights#${rule}`
}

/** Finds a rule by its name; where there is none, throws an error that says which name is near. */
export function ruleNamed(name: string, words: LintWords): Rule {
  const rule = rules.find((one) => one.name === name)
  if (rule) return rule
  const near = nearest(name, ruleNames)
  throw new InsightsError([finding('usage', { path: '' }, words.unknownRule(name, near, ruleNames))])
}

/**
 * All that is wrong with a note, in the order of the file.
 * @param bom whether a byte order mark stood before the note's text
 */
export function lintNote(note: Note, bom: boolean, around: Surroundings): LintFinding[] {
  const { config } = around
  const active = rules.filter(
    ({ name, needsAll }) => config.lint.rules.get(name) !== 'off' && !(note.excess && needsAll),
  )
  const context = contextOf(note, bom, around, active)
  const found: LintFinding[] = []
  const suppressed = ({ ruleId, line }: LintFinding) => {
    const fitting = context.suppressions.filter((one) => one.rule === ruleId && (one.line ?? line ?? 1) === (line ?? 1))
    for (const one of fitting) one.used = true
    return fitting.length > 0
  }
  for (const rule of active) {
    for (const each of rule.check(context.for(rule))) {
      if (rule !== unusedDisable && suppressed(each)) continue
      each.fatal = (config.lint.rules.get(rule.name) ?? rule.severity) === 'error'
      each.url = documentation(rule.name)
      found.push(each)
    }
  }
  return found.sort(byPosition)
}

/** Orders findings of one file as they stand in it; those without a position come first. */
export function byPosition(a: LintFinding, b: LintFinding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

type Shared = Omit<Context, 'find'> & { for(rule: Rule): Context }

function contextOf(note: Note, bom: boolean, around: Surroundings, active: readonly Rule[]): Shared {
  const place = placer(note, bom)
  const tests = [asksForSuppression, ...active.flatMap(({ reads }) => reads ?? [])]
  let inlines: Root | undefined
  let suppressions: Suppression[] | undefined
  const shared: Shared = {
    ...around,
    note,
    words: around.config.language.id === 'en' ? enLint : koLint,
    ruleNames: rules.map(({ name }) => name),
    read: (test, parse) => readBlocks(note, test, parse),
    get inlines() {
      inlines ??= readBlocks(note, (source) => tests.some((test) => test(source, note.text)), parseMarkdown)
      return inlines
    },
    get suppressions() {
      suppressions ??= asksForSuppression(note.text) ? suppressionsIn(shared.inlines, note.text) : []
      return suppressions
    },
    for: (rule) =>
      Object.assign(Object.create(shared), {
        find: (where: Where, words: { message: string; hint?: string }, fix?: readonly Edit[]) => {
          if (where === 'file') return finding(rule.name, { path: note.path }, words, rule.severity)
          const range = 'type' in where ? { start: offset(where, 'start'), end: offset(where, 'end') } : where
          const found: LintFinding = finding(rule.name, place(range), words, rule.severity)
          // To prove that a fix is safe takes reading the whole note.
          return fix && !note.excess ? withFix(found, note.text, range, fix) : found
        },
      }),
  }
  return shared
}

/** `actual` and `expected` are how a vfile message says what a fix would put where. */
function withFix(
  found: LintFinding,
  text: string,
  { start, end }: { start: number; end: number },
  fix: readonly Edit[],
) {
  found.fix = fix
  if (fix.some((edit) => edit.start < start || edit.end > end)) return found
  const inside = fix.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  found.actual = text.slice(start, end)
  found.expected = [applyEdits(found.actual, inside)]
  return found
}

/** From offsets into a note's text to lines and columns of its file. */
function placer({ path, text }: Note, bom: boolean): (range: { start: number; end: number }) => Place {
  let starts: number[] | undefined
  const position = (at: number) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
    const index = starts.findLastIndex((start) => start <= at)
    return { line: index + 1, column: at - (starts[index] ?? 0) + 1 + (bom && index === 0 ? 1 : 0) }
  }
  return ({ start, end }) => {
    const [from, to] = [position(start), position(end)]
    return { path, ...from, endLine: to.line, endColumn: to.column }
  }
}
