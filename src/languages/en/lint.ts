import type { LintWords } from '../language.ts'

export const enLint: LintWords = {
  frontMatterKey: (key, near, known) => ({
    message: `Found the unknown key \`${key}\` in the front matter, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Remove it or use a known key.',
  }),
  missingSection: (heading) => ({
    message: `Found no section \`${heading}\`, which is required`,
    hint: `Add a heading \`## ${heading}\` and write below it.`,
  }),
  emptySection: (heading) => ({
    message: `Found the section \`${heading}\` empty; the document leaves it out`,
    hint: 'Write something below it, or remove the heading if there is nothing to say.',
  }),
  emptyNote: (sections) => ({
    message: `All ${sections} sections are empty`,
    hint: 'Fill in the sections that you have something to say about, and delete the others.',
  }),
  duplicateSection: (heading, line) => ({
    message: `Found the section \`${heading}\` again after line ${line}; the document joins the two`,
    hint: 'Bring both together, or give one of them another heading.',
  }),
  sectionOrder: (heading, below) => ({
    message: `Found the section \`${heading}\` below \`${below}\`, expected it above, as in the document`,
    hint: `Move the section \`${heading}\` above \`${below}\`.`,
  }),
  tooFewItems: (heading, found, least) => ({
    message: `Found ${found} items in the section \`${heading}\`, expected at least ${least}`,
    hint: `Add ${least - found} more.`,
  }),
  tooManyItems: (heading, found, most) => ({
    message: `Found ${found} items in the section \`${heading}\`, expected at most ${most}`,
    hint: `Merge or remove ${found - most}.`,
  }),
  itemTitle: () => ({
    message: 'Found an item without a bold title, expected one in this section',
    hint: 'Begin the item as in `- **Title**: text`.',
  }),
  questionMark: () => ({
    message: 'Found a question without a question mark',
    hint: 'End it with `?`.',
  }),
  headingLevel: (found, most) => ({
    message: `Found a heading of level ${found} that skips a level, expected at most ${most} below the heading above`,
    hint: `Write \`${'#'.repeat(most)}\`, or put a heading between the two.`,
  }),
  headingSpace: (found) => ({
    message: `Found \`${found}\` without a space after \`#\`, which is text and no heading`,
    hint: 'Put a space after the last `#`.',
  }),
  setextLabel: (text, underline) => ({
    message: `Found \`${underline}\` right below \`${text}\`, which makes it a large heading`,
    hint: `Put an empty line above \`${underline}\`.`,
  }),
  swallowedHeading: (title) => ({
    message: `Found the heading \`${title}\` right below HTML, of which it becomes a part: its \`#\` is shown`,
    hint: 'Put an empty line above the heading.',
  }),
  unknownRule: (name, near, known) => ({
    message: `Found no rule \`${name}\`, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Name one of the rules.',
  }),
  openFence: (fence) => ({
    message: 'Found a code block that is not closed; all below it is shown as code',
    hint: `Put a line with ${fence} alone where the code ends.`,
  }),
  openComment: () => ({
    message: 'Found a comment `<!--` that is not closed; all below it is hidden',
    hint: 'Put `-->` where the comment ends.',
  }),
  openElement: (name) => ({
    message: `Found the HTML element \`<${name}>\`, which is not closed`,
    hint: `Put \`</${name}>\` where it ends. If it is text and no HTML, put backticks around it.`,
  }),
  strayEnd: (name) => ({
    message: `Found \`</${name}>\`, expected a \`<${name}>\` above it: it may close what stands around the note in the document`,
    hint: `Add the \`<${name}>\` that it ends, or delete \`</${name}>\`.`,
  }),
  emphasisParticle: (source) => ({
    message: `Found \`${source}\` with its asterisks between a mark and a letter, where GitHub shows them instead of emphasis`,
    hint: 'Put `<!-- -->` between the asterisks and the letter (`--fix` does), or move the bracket or quote out of the emphasis.',
  }),
  emphasisSpace: (source) => ({
    message: `Found \`${source}\` with a space just inside its asterisks, which is not bold`,
    hint: 'Move the space outside the asterisks or remove it.',
  }),
  strikethroughRange: (source) => ({
    message: `Found \`${source}\`: GitHub strikes through what stands between two tildes`,
    hint: 'Write the tildes as `\\~`, or use `–`.',
  }),
  brokenLink: (target) => ({
    message: `Found no file \`${target}\``,
    hint: 'Check the path and its letter case, and commit the file too.',
  }),
  misspelledLink: (target, right) => ({
    message: `Found no file \`${target}\`, but \`${right}\`, which differs in letter case or Unicode composition (NFC, NFD) alone`,
    hint: 'Write the name as the file has it; to GitHub the two are different files.',
  }),
  linkSpace: (target, right) => ({
    message: `Found a space in the target \`${target}\`, so that it is no link or image`,
    hint: `Write \`${right}\`.`,
  }),
  undefinedReference: (source, label) => ({
    message: `Found \`${source}\` without a definition in the note; its brackets are shown`,
    hint: `Add a definition \`${label}: …\`, or remove the brackets.`,
  }),
  unusedDefinition: (label) => ({
    message: `Found the definition \`${label}\`, which nothing refers to and nobody sees`,
    hint: `Refer to it with \`${label}\` in the text, or remove it.`,
  }),
  imageAlt: () => ({
    message: 'Found an image without alternative text, which tells nothing to those who do not see it',
    hint: 'Say what it shows: `![what the image shows](path)`.',
  }),
  placeholder: (source) => ({
    message: `Found the template's placeholder \`${source}\` left in`,
    hint: 'Write over it or remove it.',
  }),
  controlCharacter: (code) => ({
    message: `Found the control character U+${code}, which nobody sees`,
    hint: 'Remove it; it may have come with text pasted from elsewhere.',
  }),
  unusedDisable: (rule) => ({
    message: `Found a comment that turns off \`${rule}\` where there is nothing of it`,
    hint: 'Remove the comment, it is needed no more.',
  }),
  unknownDisable: (rule, near) => ({
    message: rule ? `Found no rule \`${rule}\`` : 'Found no rule named in the comment',
    hint: near ? `Did you mean \`${near}\`?` : 'Name a rule, as in `<!-- insights-disable rule -->`.',
  }),
  pathMissing: (path) => ({
    message: `Found no file or folder \`${path}\``,
    hint: 'Check the path, or write the id of a week.',
  }),
  notANote: (path) => `${path}: skipped, since it is no note.`,
  wrote: (path) => `${path}: fixed.`,
  summary: (errors, warnings, fixable) =>
    `${count(errors, 'error')}, ${count(warnings, 'warning')}${fixable > 0 ? `; \`insights lint --fix\` can fix ${fixable}` : ''}`,
  noFindings: (notes) => `Found nothing wrong in ${count(notes, 'note')}.`,
  tooManyWarnings: (found, most) => `Found ${count(found, 'warning')}, \`--max-warnings\` allows ${most}.`,
  nothingChanged: (base) => `Nothing to check: no note has changed since \`${base}\`.`,
  gitAbsent: () => ({
    message: 'Found no git, which `--changed` needs',
    hint: 'Install git, or name the files or weeks to check.',
  }),
  noRepository: (reason) => ({
    message: `Expected git to tell what has changed${reason ? `, found: ${reason}` : ''}`,
    hint: '`--changed` works within a git repository. Elsewhere name the files or weeks to check.',
  }),
  unknownBase: (names) => ({
    message: `Expected a commit or a branch to compare with, found none called ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'Check the name, or give one, as in `--changed origin/main`. In CI give `actions/checkout` the line `fetch-depth: 0`.',
  }),
  noMergeBase: (base) => ({
    message: `Expected a commit that the branch and \`${base}\` share, found none`,
    hint: 'The repository may hold only the last commits. In CI give `actions/checkout` the line `fetch-depth: 0`, elsewhere run `git fetch --unshallow`.',
  }),
  job: {
    title: 'Notes',
    place: 'Place',
    finding: 'Finding',
    rule: 'Rule',
    more: (left) => `There ${left === 1 ? 'is 1 more' : `are ${left} more`}.`,
  },
  explain: {
    what: 'What it is',
    why: 'Why it matters',
    wrong: 'This is found',
    right: 'This is right',
    severity: 'Default',
    fix: '`insights lint --fix` fixes it',
    more: 'More',
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
