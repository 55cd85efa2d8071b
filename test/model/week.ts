import type { WeekToDiscuss } from '../../src/model/discuss.ts'

/** Members' sections as `**title**: text` lines, as in a note. */
export type Notes = Record<string, Record<string, string[]>>

/** A week to ask a model about, with defaults for everything that is not given. */
export function weekOf(notes: Notes, more: Partial<WeekToDiscuss> = {}): WeekToDiscuss {
  const items = Object.entries(notes).flatMap(([member, sections]) =>
    Object.entries(sections).flatMap(([section, lines]) =>
      lines.map((line, at) => {
        const [, title, rest] = /^\*\*(.+?)\*\*(?:: )?(.*)$/.exec(line) ?? []
        const words = title === undefined ? { text: line } : { title, text: rest ?? '' }
        return { id: `week-01/${member}/${section}/${at + 1}`, member, section, ...words }
      }),
    ),
  )
  return {
    language: 'ko',
    items,
    roster: Object.keys(notes).map((id) => ({ id, name: id })),
    week: { topics: [] },
    limits: { common: 3, deep: 4, next: 3 },
    glossary: [],
    taken: [],
    hints: [],
    ...more,
  }
}

/** A week on compilers by three members. One of them writes no titles. */
const compilers: Notes = {
  가람슬: {
    insights: [
      '**인라인의 대가**: 함수를 펼치면 호출은 빨라지지만 코드 크기가 늘어난다',
      '**파서 생성기 vs 손으로 쓴 파서**: 오류 메시지까지 생각하면 손으로 쓰는 팀이 많다',
    ],
    open: ['레지스터 할당이 실패하면 어떻게 되는가'],
  },
  나래울: {
    insights: [
      '**레지스터 할당(register allocation)**: 그래프 색칠과 같은 문제로 볼 수 있다',
      '**탈출 분석의 한계**: 가상 호출이 끼어들면 "힙 할당"을 없애지 못하고, 측정한 함수의 20%에서만 통했다',
    ],
    open: ['인라인 여부를 정하는 기준'],
  },
  다온빛: {
    insights: ['인라인은 다른 최적화의 문을 연다', 'Register Allocation은 인라인 뒤에 해야 함'],
    open: ['파서 오류 복구 전략(panic mode, phrase level) 비교'],
  },
}

export const compilerWeek = weekOf(compilers, {
  week: { title: '컴파일러의 최적화', scope: '3~4장', topics: [] },
  next: { title: '루프', topics: ['루프 변환', 'SSA'] },
})

/** A model's reply, as JSON. */
export const reply = (...questions: unknown[]) => JSON.stringify({ questions })
