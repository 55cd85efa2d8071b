import { withParticle } from '../../languages/ko/particles.ts'
import { normaliseName } from '../../text.ts'
import { weeksCalled } from '../../workspace/weeks.ts'
import { inAllLanguages, type Problem, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    mismatch: (key: string, found: string, expected: string) => ({
      message: `front matter의 \`${key}: ${found}\` 값이 경로와 다릅니다. 경로에 따라 ${withParticle(`\`${expected}\``, '으로')} 읽습니다.`,
      hint: '경로와 front matter 중 틀린 쪽을 고쳐 주세요.',
    }),
  },
  en: {
    mismatch: (key, found, expected) => ({
      message: `Found \`${key}: ${found}\` in the front matter, expected \`${expected}\` as in the path, which is used`,
      hint: 'Fix whichever of the two is wrong.',
    }),
  },
})

/** Front matter that names a different member or week than the path, which wins. */
export const pathMismatch: Rule = {
  name: 'path-mismatch',
  severity: 'warning',
  inBuild: 'warning',
  *check({ note, members, weeks, language }): Generator<Problem> {
    const { frontMatter, member, week } = note
    const mismatch = (key: string, found: string, expected: string) =>
      problem(frontMatter.keys.get(key) ?? 'file', words[language].mismatch(key, found, expected))
    const person = members?.find(({ id }) => id === member)
    if (person && frontMatter.member !== undefined) {
      const names = [person.id, person.name, person.romanized ?? person.id, ...person.aliases].map(normaliseName)
      if (!names.includes(normaliseName(frontMatter.member))) yield mismatch('member', frontMatter.member, person.id)
    }
    const { week: written } = frontMatter
    const isSame = (label: string) => isSameWeek(label, week) || weeksCalled(weeks)(label).some(({ id }) => id === week)
    if (written !== undefined && note.part === undefined && !isSame(written)) yield mismatch('week', written, week)
  },
}

/** `week: 2`, `week: 02` and `week: week-2` all agree with `week-02`, and with `2주차`. */
function isSameWeek(written: string, id: string): boolean {
  const [a, b] = [written, id].map((label) => /\d+/.exec(label)?.[0].replace(/^0+(?=\d)/, ''))
  return a === undefined || b === undefined ? normaliseName(written) === normaliseName(id) : a === b
}

export const docs: RuleDocs = {
  ko: {
    what: 'front matter의 팀원이나 주차가 파일의 경로와 다릅니다. 예는 `notes/week-02/kim-hana.md`입니다.',
    why: '지난주 노트를 복사하면 흔히 생깁니다. 경로를 따르지만, 어느 쪽이 틀렸는지는 쓴 사람만 압니다.',
    wrong: '---\nmember: kim-hana\nweek: week-01\n---\n',
    right: '---\nmember: kim-hana\nweek: week-02\n---\n',
  },
  en: {
    what: 'The front matter names a different member or week than the path, here `notes/week-02/kim-hana.md`.',
    why: "It happens when last week's note is copied. The path wins, but only the author knows which of the two is wrong.",
    wrong: '---\nmember: kim-hana\nweek: week-01\n---\n',
    right: '---\nmember: kim-hana\nweek: week-02\n---\n',
  },
}
