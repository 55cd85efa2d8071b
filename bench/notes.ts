import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const topics = ['복제 지연', '쿼럼', '인덱스', '컴팩션', '격리 수준', '쓰기 왜곡', '파티션', '합의', '캐시', '백업']
const sections = ['핵심 인사이트', '독특한 관점 또는 흥미로운 발견', '실무 적용 아이디어', '추가 학습이 필요한 부분']

/** A note of about 3 KB: text before four sections of items with bold titles, links and code. Deterministic. */
export function benchNote(week: number, member: number): string {
  const topic = (at: number) => topics[(week * 7 + member * 3 + at) % topics.length]
  const item = (at: number) =>
    `- **${topic(at)}의 ${at + 2}가지 한계**: 부하가 ${at * 10 + 5}%만 늘어도 \`p99\`가 ${at + 3}배가 되므로 [측정](https://example.com/${at})부터 해야 함. ${topic(at + 1)}와 함께 보아야 뜻이 있음\n`
  const intro = `${topic(0)}을 읽으며 적은 글이다. 책은 "조금 전의 참"이라는 말로 시작한다. `.repeat(4)
  const body = sections.map((heading, at) => `## ${heading}\n\n${[0, 1, 2].map((nth) => item(at * 3 + nth)).join('')}`)
  return `---\nmember: member-${member}\nweek: week-${week}\n---\n\n# ${week}주차\n\n${intro}\n\n\`\`\`sql\nselect * from notes where week = ${week}\n\`\`\`\n\n${body.join('\n')}`
}

/**
 * A note of about 4 KB with all of its text in sections: prose with every kind of link, emphasis, code, an image and a
 * table.
 */
export function linkedNote(week: number, member: number): string {
  const topic = (at: number) => topics[(week * 3 + member * 7 + at) % topics.length]
  const paragraph = (at: number) =>
    `[${topic(at)}](https://example.com/${week}/${at})에 대해 **${topic(at + 1)}(${at})**의 관점에서 [정리한 글][글${at}]과 <https://example.org/${at}>을 읽었다. *${topic(at + 2)}* 쪽은 \`retry(${at})\`처럼 ${at}번 다시 해 보아야 드러나고, [그 노트](other-${at}.md)와 [문서](#${at})에도 같은 말이 나온다.\n`
  const body = sections.map((heading, nth) => {
    const [first, second] = [nth * 2, nth * 2 + 1]
    const item = `- **${topic(nth)}**: [근거](https://example.com/${nth})와 https://example.net/${nth} 을 보면 ~${nth}배까지 늘어난다[^${nth}]\n`
    return `## ${heading}\n\n${paragraph(first)}\n${item}${item.replace('배', '할')}\n${paragraph(second)}\n[글${first}]: https://example.com/a\n[글${second}]: <https://example.com/b>\n[^${nth}]: ${topic(nth)} 참고\n`
  })
  const table = `| 조건 | ${topic(0)} |\n| --- | --- |\n| 읽기 | ![그림](images/${member}.svg) |\n`
  return `---\nmember: member-${member}\nweek: week-${week}\ntitle: "${topic(0)}"\ndate: 2026-03-01\n---\n\n${body.join('\n')}\n${table}`
}

/** A note of about 8 KB as most people write them: sections of long sentences, few of them with a mark. */
export function proseNote(week: number, member: number): string {
  const topic = (at: number) => topics[(week * 5 + member * 3 + at) % topics.length]
  const paragraph = (at: number) =>
    [
      `${topic(at)}을 읽고 나서 우리 팀의 서비스를 다시 보게 되었다.`,
      `부하가 늘어나는 시간에는 ${topic(at + 1)} 때문에 응답이 늦어지는데, 지금까지는 장비를 더하는 것으로만 풀어 왔다.`,
      `책에서는 먼저 무엇을 잃어도 되는지 정하라고 한다. 그 말이 ${topic(at + 2)}에도 그대로 들어맞는다고 생각한다.`,
      `다음 달에는 ${at + 2}주 동안 실제 값을 재어 보고, 그 결과를 놓고 다시 이야기해 보고 싶다.`,
    ].join(' ')
  const body = sections.map((heading, nth) => {
    const [first, second, third] = [nth * 3, nth * 3 + 1, nth * 3 + 2]
    return `## ${heading}\n\n${paragraph(first)}\n\n- **${topic(nth)}**: ${paragraph(second)}\n- ${paragraph(third)} [글](https://example.com/${nth})\n`
  })
  return `${body.join('\n')}\n`
}

/**
 * A note of about 40 KB as people write it in an editor at home: long prose in one section, nested lists, quotes, tables,
 * code, and some HTML pasted from a web page.
 */
export function longNote(week: number, member: number): string {
  const topic = (at: number) => topics[(week * 5 + member * 7 + at) % topics.length]
  const sentence = (at: number) =>
    `${topic(at)}를 다룬 대목에서는 ${at + 2}대의 서버가 한꺼번에 답을 늦추는 때를 먼저 보여 주고, 그때 무엇을 포기할지 정하지 않은 설계는 결국 사람이 밤에 정하게 된다고 말한다. `
  const paragraph = (at: number) => `${[0, 1, 2, 3].map((nth) => sentence(at + nth)).join('')}\n`
  const list = (at: number) =>
    `- **${topic(at)}**\n    - 읽기가 ${at}배 많은 곳에 맞는다\n    - \`retry(${at})\`는 한 번만 한다\n- ${topic(at + 1)}: ${sentence(at)}\n`
  const quote = (at: number) => `> ${sentence(at)}\n> — ${at + 11}쪽\n`
  const table = (at: number) =>
    `| 조건 | ${topic(at)} | ${topic(at + 1)} |\n| --- | --- | --- |\n| 읽기 | ${at}ms | 없음 |\n`
  const code = (at: number) => `\`\`\`sql\nselect count(*) from notes where week = ${at}; -- ${topic(at)}\n\`\`\`\n`
  const html = (at: number) =>
    `<details><summary>${topic(at)} 그림</summary>\n<p align="center"><img src="images/${at}.png" width="400"><br>그림 ${at}</p>\n</details>\n`
  const parts: ((at: number) => string)[] = [
    paragraph,
    list,
    paragraph,
    quote,
    paragraph,
    (at) => (at % 16 === 5 ? html(at) : code(at)),
    paragraph,
    table,
  ]
  const body = Array.from(
    { length: 72 },
    (_, at) => `${at % 8 === 0 ? `### ${at / 8 + 1}. ${topic(at)}\n\n` : ''}${parts[at % 8]?.(at)}`,
  )
  return `## ${sections[0]}\n\n${body.join('\n')}`
}

/**
 * Creates a workspace with a note for each member and week, and a `discussion.md` for each week.
 * @param note returns the note of a member for a week
 */
export function layWorkspace(root: string, weeks: number, members: number, note = benchNote): void {
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'insights.config.yaml'), 'title: 데이터 시스템\nlanguage: ko\n')
  for (let week = 1; week <= weeks; week++) {
    const folder = join(root, 'notes', `week-${week}`)
    mkdirSync(folder, { recursive: true })
    for (let member = 1; member <= members; member++)
      writeFileSync(join(folder, `member-${member}.md`), note(week, member))
    writeFileSync(join(folder, 'discussion.md'), '## 공통 질문\n\n- **한계**: 어디까지 견딜까?\n')
  }
}

/** Deletes the `discussion.md` of every week, so that a build has to find topics. */
export function undecide(root: string): void {
  for (const week of readdirSync(join(root, 'notes'))) rmSync(join(root, 'notes', week, 'discussion.md'))
}
