import type { Rule } from './rule.ts'
import { conflictMarker } from './rules/conflict-marker.ts'
import { frontMatter } from './rules/front-matter.ts'
import { headingSpace } from './rules/heading-space.ts'
import { leftOut } from './rules/left-out.ts'
import { nearSection } from './rules/near-section.ts'
import { nestedSection } from './rules/nested-section.ts'
import { noSection } from './rules/no-section.ts'
import { pathMismatch } from './rules/path-mismatch.ts'
import { swallowedSection } from './rules/swallowed-section.ts'
import { tooComplex } from './rules/too-complex.ts'

/** The rules for problems that would lose or change words in a document. Made by `npm run rules`. */
export const buildRules: readonly Rule[] = [
  conflictMarker,
  frontMatter,
  headingSpace,
  leftOut,
  nearSection,
  nestedSection,
  noSection,
  pathMismatch,
  swallowedSection,
  tooComplex,
]
