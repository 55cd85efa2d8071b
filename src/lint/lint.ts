import { finding, InsightsError } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'
import { nearest } from '../names.ts'
import type { Note } from '../note/note.ts'
import { ruleNames } from '../workspace/rule-names.ts'
import { configOf } from '../workspace/weeks.ts'
import { contextOf, isAbout } from './context.ts'
import { byPosition, documentation, type LintFinding, type LintSettings, type Rule } from './rule.ts'
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

/** Finds a rule by its name; where there is none, throws an error that says which name is near. */
export function ruleNamed(name: string, words: LintWords): Rule {
  const rule = rules.find((one) => one.name === name)
  if (rule) return rule
  const near = nearest(name, ruleNames)
  throw new InsightsError([finding('usage', { path: '' }, words.unknownRule(name, near, ruleNames))])
}

/** All that is wrong with a note, in the order of the file. */
export function lintNote(note: Note, all: LintSettings): LintFinding[] {
  const settings = configOf(all, note.week)
  const { severities } = settings
  const active = rules.filter(({ name, needsAll }) => severities.get(name) !== 'off' && !(note.excess && needsAll))
  const context = contextOf(note, settings, active)
  const found: LintFinding[] = []
  const suppressed = ({ ruleId, line }: LintFinding) => {
    const fitting = context.suppressions.filter((one) => one.rule === ruleId && (one.line ?? line ?? 1) === (line ?? 1))
    for (const one of fitting) one.used = true
    return fitting.length > 0
  }
  for (const rule of active) {
    for (const each of rule.check(context.for(rule))) {
      if (rule !== unusedDisable && suppressed(each)) continue
      each.fatal = (severities.get(rule.name) ?? rule.severity) === 'error'
      each.url = documentation(rule.name)
      found.push(each)
    }
  }
  return found.filter(isAbout(note, note.part === 0)).sort(byPosition)
}
