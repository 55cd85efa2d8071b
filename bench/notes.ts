import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const topics = ['복제 지연', '쿼럼', '인덱스', '컴팩션', '격리 수준', '쓰기 왜곡', '파티션', '합의', '캐시', '백업']
const sections = ['핵심 인사이트', '독특한 관점 또는 흥미로운 발견', '실무 적용 아이디어', '추가 학습이 필요한 부분']

/** A note of about 3 KB, the same for the same numbers: text around four sections, items with bold titles, a link, code. */
export function benchNote(week: number, member: number): string {
  const topic = (at: number) => topics[(week * 7 + member * 3 + at) % topics.length]
  const item = (at: number) =>
    `- **${topic(at)}의 ${at + 2}가지 한계**: 부하가 ${at * 10 + 5}%만 늘어도 \`p99\`가 ${at + 3}배가 되므로 [측정](https://example.com/${at})부터 해야 함. ${topic(at + 1)}와 함께 보아야 뜻이 있음\n`
  const intro = `${topic(0)}을 읽으며 적은 글이다. 책은 "조금 전의 참"이라는 말로 시작한다. `.repeat(4)
  const body = sections.map((heading, at) => `## ${heading}\n\n${[0, 1, 2].map((nth) => item(at * 3 + nth)).join('')}`)
  return `---\nmember: member-${member}\nweek: week-${week}\n---\n\n# ${week}주차\n\n${intro}\n\n\`\`\`sql\nselect * from notes where week = ${week}\n\`\`\`\n\n${body.join('\n')}`
}

/** Lays a workspace of weeks with members into a folder, each week with its discussion.md. */
export function layWorkspace(root: string, weeks: number, members: number): void {
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'insights.config.yaml'), 'title: 데이터 시스템\nlanguage: ko\n')
  for (let week = 1; week <= weeks; week++) {
    const folder = join(root, 'notes', `week-${week}`)
    mkdirSync(folder, { recursive: true })
    for (let member = 1; member <= members; member++)
      writeFileSync(join(folder, `member-${member}.md`), benchNote(week, member))
    writeFileSync(join(folder, 'discussion.md'), '## 공통 질문\n\n- **한계**: 어디까지 견딜까?\n')
  }
}

/** Lays a workspace of the sample's notes, over and over, into a folder. */
export function laySample(root: string, sample: string, weeks: number, members: number): void {
  const notes = readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/(?:insights|discussion|minutes)\.md$/.test(path))
    .sort()
    .map((path) => readFileSync(join(sample, path), 'utf8').replace(/^(?:member|week):.*\n/gm, ''))
  for (let week = 1; week <= weeks; week++) {
    const folder = join(root, 'notes', `week-${week}`)
    mkdirSync(folder, { recursive: true })
    for (let member = 0; member < members; member++) {
      writeFileSync(join(folder, `member-${member}.md`), notes[(week + member) % notes.length] ?? '')
    }
  }
}
