import { isNounPhrase } from './names.ts'
import type { Material, ProposedQuestion } from './question.ts'
import { quotationOf } from './quote.ts'
import { languageOf, type Statement } from './statements.ts'

/**
 * A question about what one member found, and about what one plans, at most one of each. Only a vivid line carries it: an
 * event or a step with a number, not an abstract one. Members whose words are in no topic come first.
 */
export function vividQuestions(
  statements: readonly Statement[],
  { week, attribution, language: id }: Pick<Material, 'week' | 'attribution' | 'language'>,
  { items: taken, members }: { items: ReadonlySet<string>; members: ReadonlySet<string> },
): ProposedQuestion[] {
  const language = languageOf({ language: id })
  const turn = week.number ?? 0
  return (['finding', 'plan'] as const).flatMap((kind) => {
    const vivid = statements.flatMap((statement): ProposedQuestion[] => {
      const { item, text, sentences, plans, asks, isOpen, fromOpen } = statement
      const [title] = sentences
      if (taken.has(item.id) || asks || isOpen || fromOpen || plans !== (kind === 'plan')) return []
      if (item.title === undefined || !title || !isNounPhrase(title)) return []
      const body = text.slice(item.title.length)
      if (!/\d/.test(body) || !language.vivid[kind].test(body) || language.pointsBack.test(item.text)) return []
      const markdown = quotationOf(statement, item.title, () => true, language.pointsBack)
      if (markdown === undefined) return []
      const sentencesOfKind = language.sentences[kind]
      const question = sentencesOfKind[turn % sentencesOfKind.length] ?? ''
      return [
        {
          title: item.title,
          text: question + (attribution ? language.by([item.memberName]) : ''),
          origin: 'proposed',
          members: [item.member],
          evidence: [item.id],
          list: 'deep',
          lines: [{ ...(attribution ? { name: item.memberName } : {}), markdown }],
        },
      ]
    })
    return vivid.find(({ members: [member = ''] }) => !members.has(member)) ?? vivid[0] ?? []
  })
}
