import type { Rule } from './rule.ts'
import { brokenLink } from './rules/broken-link.ts'
import { conflictMarker } from './rules/conflict-marker.ts'
import { duplicateSection } from './rules/duplicate-section.ts'
import { emphasisParticle } from './rules/emphasis-particle.ts'
import { emptySection } from './rules/empty-section.ts'
import { frontMatter } from './rules/front-matter.ts'
import { hiddenText } from './rules/hidden-text.ts'
import { itemCount } from './rules/item-count.ts'
import { itemTitle } from './rules/item-title.ts'
import { limits } from './rules/limits.ts'
import { missingSection } from './rules/missing-section.ts'
import { noSection } from './rules/no-section.ts'
import { openFence } from './rules/open-fence.ts'
import { openHtml } from './rules/open-html.ts'
import { placeholder } from './rules/placeholder.ts'
import { sectionOrder } from './rules/section-order.ts'
import { strikethroughRange } from './rules/strikethrough-range.ts'
import { unreadHeading } from './rules/unread-heading.ts'

export const rules: readonly Rule[] = [
  brokenLink,
  conflictMarker,
  duplicateSection,
  emphasisParticle,
  emptySection,
  frontMatter,
  hiddenText,
  itemCount,
  itemTitle,
  limits,
  missingSection,
  noSection,
  openFence,
  openHtml,
  placeholder,
  sectionOrder,
  strikethroughRange,
  unreadHeading,
]
