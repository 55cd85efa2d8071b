import type { Material, QuestionItem } from '../../src/questions/question.ts'

/** Members' sections as `- **title**: text` lines, in the way a note holds them. */
type Notes = Record<string, Record<string, string[]>>

/** Makes items of notes: `**title**: text`, or text alone. */
export function itemsOf(week: string, notes: Notes): QuestionItem[] {
  return Object.entries(notes).flatMap(([member, sections]) =>
    Object.entries(sections).flatMap(([section, lines]) =>
      lines.map((line, at) => {
        const [, title, rest] = /^\*\*(.+?)\*\*(?:: )?(.*)$/.exec(line) ?? []
        const words = title === undefined ? { text: line } : { title, text: rest ?? '' }
        const id = `${week}/${member}/${section}/${at + 1}`
        const place = { line: at + 1, path: `notes/${week}/${member}.md`, source: line }
        return { id, member, memberName: member, section, heading: section, ...words, ...place }
      }),
    ),
  )
}

/** What meeting points are found in for these notes, with defaults for all else. */
export function weekOf(notes: Notes, more: Partial<Material> = {}): Material {
  return {
    language: 'ko',
    items: itemsOf('week-01', notes),
    roster: Object.keys(notes).map((id) => ({ id, name: id })),
    week: { id: 'week-01', topics: [] },
    limits: { common: 3, deep: 4, next: 3 },
    glossary: [],
    taken: [],
    attribution: false,
    ...more,
  }
}

/** A week on compilers, by three members of whom one writes no titles. */
export const compilers: Notes = {
  가람: {
    insights: [
      '**인라인의 대가**: 함수를 펼치면 호출은 빨라지지만 코드 크기가 늘어난다',
      '**파서 생성기 vs 손으로 쓴 파서**: 오류 메시지까지 생각하면 손으로 쓰는 팀이 많다',
    ],
    open: ['레지스터 할당이 실패하면 어떻게 되는가'],
  },
  나래: {
    insights: [
      '**레지스터 할당(register allocation)**: 그래프 색칠과 같은 문제로 볼 수 있다',
      '**탈출 분석의 한계**: 가상 호출이 끼어들면 힙 할당을 없애지 못한다',
    ],
    open: ['인라인 여부를 정하는 기준'],
  },
  다온: {
    insights: ['인라인은 다른 최적화의 문을 연다', 'Register Allocation은 인라인 뒤에 해야 함'],
    open: ['파서 오류 복구 전략(panic mode, phrase level) 비교'],
  },
}

/** A week on gardening, in English. */
export const gardening: Notes = {
  Ann: {
    insights: [
      '**Deep watering**: roots follow the water down',
      '**The myth of daily watering**: shallow roots dry out first',
    ],
    open: ['When is mulch worth the slugs?'],
  },
  Ben: {
    insights: ['**Mulch keeps the soil moist**: two inches are enough', 'Compost vs fertilizer'],
    open: ['Deep watering in clay soil'],
  },
}
