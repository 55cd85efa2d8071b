// Made by `npm run rules`.
import type { Rule, RuleDocs } from './rule.ts'
import { brokenLink, docs as brokenLinkDocs } from './rules/broken-link.ts'
import { conflictMarker, docs as conflictMarkerDocs } from './rules/conflict-marker.ts'
import { controlCharacter, docs as controlCharacterDocs } from './rules/control-character.ts'
import { duplicateSection, docs as duplicateSectionDocs } from './rules/duplicate-section.ts'
import { emphasisParticle, docs as emphasisParticleDocs } from './rules/emphasis-particle.ts'
import { emphasisSpace, docs as emphasisSpaceDocs } from './rules/emphasis-space.ts'
import { emptySection, docs as emptySectionDocs } from './rules/empty-section.ts'
import { frontMatter, docs as frontMatterDocs } from './rules/front-matter.ts'
import { frontMatterKey, docs as frontMatterKeyDocs } from './rules/front-matter-key.ts'
import { headingLevel, docs as headingLevelDocs } from './rules/heading-level.ts'
import { headingSpace, docs as headingSpaceDocs } from './rules/heading-space.ts'
import { hiddenText, docs as hiddenTextDocs } from './rules/hidden-text.ts'
import { imageAlt, docs as imageAltDocs } from './rules/image-alt.ts'
import { itemCount, docs as itemCountDocs } from './rules/item-count.ts'
import { itemTitle, docs as itemTitleDocs } from './rules/item-title.ts'
import { leftOut, docs as leftOutDocs } from './rules/left-out.ts'
import { linkSpace, docs as linkSpaceDocs } from './rules/link-space.ts'
import { listMarker, docs as listMarkerDocs } from './rules/list-marker.ts'
import { missingSection, docs as missingSectionDocs } from './rules/missing-section.ts'
import { nearSection, docs as nearSectionDocs } from './rules/near-section.ts'
import { nestedSection, docs as nestedSectionDocs } from './rules/nested-section.ts'
import { noSection, docs as noSectionDocs } from './rules/no-section.ts'
import { obsidianSyntax, docs as obsidianSyntaxDocs } from './rules/obsidian-syntax.ts'
import { openFence, docs as openFenceDocs } from './rules/open-fence.ts'
import { openHtml, docs as openHtmlDocs } from './rules/open-html.ts'
import { pathMismatch, docs as pathMismatchDocs } from './rules/path-mismatch.ts'
import { placeholder, docs as placeholderDocs } from './rules/placeholder.ts'
import { questionMark, docs as questionMarkDocs } from './rules/question-mark.ts'
import { sectionOrder, docs as sectionOrderDocs } from './rules/section-order.ts'
import { setextLabel, docs as setextLabelDocs } from './rules/setext-label.ts'
import { strikethroughRange, docs as strikethroughRangeDocs } from './rules/strikethrough-range.ts'
import { swallowedHeading, docs as swallowedHeadingDocs } from './rules/swallowed-heading.ts'
import { swallowedSection, docs as swallowedSectionDocs } from './rules/swallowed-section.ts'
import { tooComplex, docs as tooComplexDocs } from './rules/too-complex.ts'
import { undefinedReference, docs as undefinedReferenceDocs } from './rules/undefined-reference.ts'
import { unusedDefinition, docs as unusedDefinitionDocs } from './rules/unused-definition.ts'
import { unusedDisable, docs as unusedDisableDocs } from './rules/unused-disable.ts'

export const rules: readonly Rule[] = [
  brokenLink,
  conflictMarker,
  controlCharacter,
  duplicateSection,
  emphasisParticle,
  emphasisSpace,
  emptySection,
  frontMatter,
  frontMatterKey,
  headingLevel,
  headingSpace,
  hiddenText,
  imageAlt,
  itemCount,
  itemTitle,
  leftOut,
  linkSpace,
  listMarker,
  missingSection,
  nearSection,
  nestedSection,
  noSection,
  obsidianSyntax,
  openFence,
  openHtml,
  pathMismatch,
  placeholder,
  questionMark,
  sectionOrder,
  setextLabel,
  strikethroughRange,
  swallowedHeading,
  swallowedSection,
  tooComplex,
  undefinedReference,
  unusedDefinition,
  unusedDisable,
]

export const ruleDocs: ReadonlyMap<string, RuleDocs> = new Map([
  ['broken-link', brokenLinkDocs],
  ['conflict-marker', conflictMarkerDocs],
  ['control-character', controlCharacterDocs],
  ['duplicate-section', duplicateSectionDocs],
  ['emphasis-particle', emphasisParticleDocs],
  ['emphasis-space', emphasisSpaceDocs],
  ['empty-section', emptySectionDocs],
  ['front-matter', frontMatterDocs],
  ['front-matter-key', frontMatterKeyDocs],
  ['heading-level', headingLevelDocs],
  ['heading-space', headingSpaceDocs],
  ['hidden-text', hiddenTextDocs],
  ['image-alt', imageAltDocs],
  ['item-count', itemCountDocs],
  ['item-title', itemTitleDocs],
  ['left-out', leftOutDocs],
  ['link-space', linkSpaceDocs],
  ['list-marker', listMarkerDocs],
  ['missing-section', missingSectionDocs],
  ['near-section', nearSectionDocs],
  ['nested-section', nestedSectionDocs],
  ['no-section', noSectionDocs],
  ['obsidian-syntax', obsidianSyntaxDocs],
  ['open-fence', openFenceDocs],
  ['open-html', openHtmlDocs],
  ['path-mismatch', pathMismatchDocs],
  ['placeholder', placeholderDocs],
  ['question-mark', questionMarkDocs],
  ['section-order', sectionOrderDocs],
  ['setext-label', setextLabelDocs],
  ['strikethrough-range', strikethroughRangeDocs],
  ['swallowed-heading', swallowedHeadingDocs],
  ['swallowed-section', swallowedSectionDocs],
  ['too-complex', tooComplexDocs],
  ['undefined-reference', undefinedReferenceDocs],
  ['unused-definition', unusedDefinitionDocs],
  ['unused-disable', unusedDisableDocs],
])
