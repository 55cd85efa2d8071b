import type { Rule } from './rule.ts'
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
import { leftOut } from './rules/left-out.ts'
import { linkSpace } from './rules/link-space.ts'
import { missingSection } from './rules/missing-section.ts'
import { nearSection } from './rules/near-section.ts'
import { nestedSection } from './rules/nested-section.ts'
import { noSection } from './rules/no-section.ts'
import { obsidianSyntax } from './rules/obsidian-syntax.ts'
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

/** All rules. Made by `npm run rules`. */
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
  imageAlt,
  itemCount,
  itemTitle,
  leftOut,
  linkSpace,
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
