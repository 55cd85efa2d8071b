import { languages } from '../languages/registry.ts'
import { letters } from '../text.ts'
import { namesOf } from './names.ts'
import type { Material, ProposedQuestion } from './question.ts'
import { quotationOf } from './quote.ts'
import type { Statement } from './statements.ts'
import { keyOfName } from './subjects.ts'

/** A topic that more statements name is one of this week. */
const MOST = 5

/** The topics of next week in the schedule, each with the lines of this week that name it, one of each member. */
export function nextTopics(statements: readonly Statement[], material: Material): ProposedQuestion[] {
  const { next } = material
  const used = new Set<string>()
  return [...(next?.topics ?? []), next?.title ?? ''].flatMap((topic): ProposedQuestion[] => {
    const lines = linesAbout(
      topic,
      statements.filter(({ item }) => !used.has(item.id)),
      material,
    )
    for (const { item } of lines) used.add(item.id)
    if (lines.length === 0) return []
    return [
      {
        title: topic,
        text: '',
        origin: 'proposed',
        members: lines.map(({ item }) => item.member),
        evidence: lines.map(({ item }) => item.id),
        list: 'next',
        lines: lines.map(({ item, markdown }) => ({ name: item.memberName, markdown })),
      },
    ]
  })
}

function linesAbout(topic: string, statements: readonly Statement[], material: Material) {
  const key = keyOfName(topic)
  const named = statements.filter((statement) => {
    const name = key === '' ? undefined : namesOf(statement).get(key)
    return name
  })
  if (named.length > MOST) return []
  const isNamed = (sentence: string) => letters(sentence).includes(letters(topic))
  const members = new Set<string>()
  return named.flatMap((statement) => {
    const { item } = statement
    const markdown = quotationOf(statement, topic, isNamed, languages[material.language].grammar.pointsBack)
    if (markdown === undefined || members.has(item.member)) return []
    members.add(item.member)
    return [{ item, markdown }]
  })
}
