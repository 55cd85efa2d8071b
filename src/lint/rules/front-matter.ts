import type { Words } from '../../errors.ts'
import type { LanguageId } from '../../languages/ids.ts'
import { withParticle } from '../../languages/ko/particles.ts'
import { languages } from '../../languages/registry.ts'
import { type FrontMatterProblem, frontMatterSchema } from '../../note/front-matter.ts'
import { nearest, normaliseName } from '../../text.ts'
import { isSameWeek } from '../../workspace/week-label.ts'
import { weeksCalled } from '../../workspace/weeks.ts'
import { inAllLanguages, type Problem, problem, type Rule, type RuleContext } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    noMapping: () => ({
      message: '첫 줄의 `---`부터 다음 `---`까지는 front matter인데, `key: value` 형식이 아닌 글이 있습니다.',
      hint: '구분선으로 쓴 것이라면 첫 줄의 `---`를 지우거나 그 위에 빈 줄을 넣어 주세요.',
    }),
    tooLong: (found: number, most: number) => ({
      message: `front matter가 너무 깁니다: ${found}자. ${most}자까지 읽습니다.`,
      hint: '본문은 닫는 `---` 아래로 옮겨 주세요.',
    }),
    value: (key: string) => ({
      message: `front matter의 \`${key}\` 값이 올바르지 않습니다. ${key === 'date' ? '`2026-09-03`처럼 적은 날짜여야' : key === 'draft' ? '`true`나 `false`여야' : '한 줄의 글이어야'} 합니다.`,
      hint: '값을 고치거나 그 줄을 지워 주세요.',
    }),
    longValue: (key: string, most: number) => ({
      message: `front matter의 \`${key}\` 값이 너무 깁니다. ${most}자까지 읽습니다.`,
      hint: '값을 줄이거나, 긴 글은 닫는 `---` 아래로 옮겨 주세요.',
    }),
    language: (language: string) => ({
      message: `front matter가 ${withParticle(`\`${language}\``, '으로')} 적혀 있습니다. YAML만 읽으며, 코드는 실행하지 않습니다.`,
      hint: '첫 줄을 `---`로 바꾸고 `key: value` 형식으로 적어 주세요.',
    }),
    late: () => ({
      message: 'front matter 위에 빈 줄이 있어서 front matter로 읽지 않습니다. 파일의 첫 줄에서 시작해야 합니다.',
      hint: '`---` 위의 빈 줄을 지워 주세요.',
    }),
    unclosed: () => ({
      message: '첫 줄의 `---`로 연 front matter를 닫는 `---`가 없습니다.',
      hint: 'front matter의 마지막 줄 아래에 `---`를 한 줄로 넣어 주세요.',
    }),
    key: (key: string, near: string, known: readonly string[]) => ({
      message: `front matter에 알 수 없는 키가 있습니다: \`${key}\`. 쓸 수 있는 키: ${known.join(', ')}`,
      hint: `혹시 \`${near}\`인가요?`,
    }),
    mismatch: (key: string, found: string, expected: string) => ({
      message: `front matter의 \`${key}: ${found}\` 값이 경로와 다릅니다. 경로에 따라 ${withParticle(`\`${expected}\``, '으로')} 읽습니다.`,
      hint: '경로와 front matter 중 틀린 쪽을 고쳐 주세요.',
    }),
  },
  en: {
    noMapping: () => ({
      message: 'Found text between the first two `---` lines, expected front matter: lines of `key: value`',
      hint: 'If the first `---` is a horizontal line, delete it or put a blank line above it.',
    }),
    tooLong: (found, most) => ({
      message: `The front matter has ${found} characters, expected at most ${most}`,
      hint: 'Move the text below the closing `---`.',
    }),
    value: (key) => ({
      message: `Invalid value of \`${key}\` in the front matter, expected ${key === 'date' ? 'a date like `2026-09-03`' : key === 'draft' ? '`true` or `false`' : 'one line of text'}`,
      hint: 'Fix the value, or delete the line.',
    }),
    longValue: (key, most) => ({
      message: `The value of \`${key}\` in the front matter is too long, expected at most ${most} characters`,
      hint: 'Shorten it, or move long text below the closing `---`.',
    }),
    language: (language) => ({
      message: `Found front matter in \`${language}\`, expected YAML (code in a note is never run)`,
      hint: 'Change the first line to `---` and write lines of `key: value`.',
    }),
    late: () => ({
      message: 'Found front matter below a blank line, where it is ignored, expected it on the first line of the file',
      hint: 'Delete the blank lines above `---`.',
    }),
    unclosed: () => ({
      message: 'The front matter has no closing `---`',
      hint: 'Add a line `---` below its last line.',
    }),
    key: (key, near, known) => ({
      message: `Unknown key \`${key}\` in the front matter, expected one of ${known.join(', ')}`,
      hint: `Did you mean \`${near}\`?`,
    }),
    mismatch: (key, found, expected) => ({
      message: `Found \`${key}: ${found}\` in the front matter, expected \`${expected}\` as in the path, which is used`,
      hint: 'Fix whichever of the two is wrong.',
    }),
  },
})

/**
 * Front matter that cannot be read, has an invalid value or is in the wrong place; an unknown key, usually a typo; and a
 * member or a week other than that of the path, which wins.
 */
export const frontMatter: Rule = {
  name: 'front-matter',
  severity: 'error',
  inBuild: true,
  *check(context): Generator<Problem> {
    for (const found of context.note.frontMatter.problems) {
      const made = problem(found, wordsFor(found, context.language))
      // Without its front matter the note can still be used.
      yield { ...made, ...(found.kind === 'unclosed' || found.kind === 'late' ? { warns: true } : { breaks: true }) }
    }
    yield* unknownKeys(context)
    yield* mismatches(context)
  },
}

const known = Object.keys(frontMatterSchema.shape)

/** Keys that other tools read, as `tags`, are none of our business unless they nearly are one of ours: `memebr`. */
function* unknownKeys({ note: { frontMatter }, language }: RuleContext): Generator<Problem> {
  for (const [key, where] of frontMatter.keys) {
    const near = known.includes(key) ? undefined : nearest(key, known)
    if (near === undefined) continue
    // YAML does not allow a key twice.
    const fixable = !frontMatter.keys.has(near) && where.end - where.start === key.length
    const fix = fixable ? [{ ...where, text: near }] : undefined
    yield { ...problem(where, words[language].key(key, near, known), fix), warns: true }
  }
}

function* mismatches({ note, members, weeks, language }: RuleContext): Generator<Problem> {
  const { frontMatter, member, week } = note
  const mismatch = (key: string, found: string, expected: string): Problem => ({
    ...problem(frontMatter.keys.get(key) ?? 'file', words[language].mismatch(key, found, expected)),
    warns: true,
  })
  const person = members?.find(({ id }) => id === member)
  if (person && frontMatter.member !== undefined) {
    const names = [person.id, person.name, person.romanized ?? person.id, ...person.aliases].map(normaliseName)
    if (!names.includes(normaliseName(frontMatter.member))) yield mismatch('member', frontMatter.member, person.id)
  }
  const { week: written } = frontMatter
  const isSame = (label: string) => isSameWeek(label, week) || weeksCalled(weeks)(label).some(({ id }) => id === week)
  if (written !== undefined && note.part === undefined && !isSame(written)) yield mismatch('week', written, week)
}

function wordsFor(problem: FrontMatterProblem, language: LanguageId): Words {
  const messages = words[language]
  // Shared with templates and the config.
  const { brokenYaml, yamlTooDeep } = languages[language].messages
  switch (problem.kind) {
    case 'syntax':
      return brokenYaml(problem.reason)
    case 'tooDeep':
      return yamlTooDeep()
    case 'tooLong':
      return messages.tooLong(problem.found, problem.most)
    case 'value':
      return messages.value(problem.key)
    case 'longValue':
      return messages.longValue(problem.key, problem.most)
    case 'language':
      return messages.language(problem.language)
    default:
      return messages[problem.kind]()
  }
}
