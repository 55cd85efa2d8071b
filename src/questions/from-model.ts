import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions } from '../languages/ko/questions.ts'
import type { ModelQuestion } from '../model/discuss.ts'
import { letters } from '../text.ts'
import { listIds, type Material, type Proposal } from './question.ts'
import { sameQuestion } from './same-question.ts'

/**
 * Puts a model's questions where meeting points stood, and leaves the meeting points that ask something else where a list
 * has room: `origin` tells the two apart.
 */
export function withModelQuestions(
  questions: readonly ModelQuestion[],
  points: readonly Proposal[],
  { items, limits, language, attribution }: Material,
): Proposal[] {
  const names = new Map(items.map(({ member, memberName }) => [member, memberName]))
  const { by } = language === 'ko' ? koQuestions : enQuestions
  const asked = questions.map(
    (question): Proposal => ({
      ...question,
      text: attribution ? question.text + by(question.members.map((id) => names.get(id) ?? id)) : question.text,
      origin: 'model',
      term: question.title,
      lines: [],
    }),
  )
  const again = ({ term, text }: Proposal) =>
    questions.some((one) => sameQuestion(one.text, text) || letters(`${one.title} ${one.text}`).includes(letters(term)))
  return listIds.flatMap((id) => {
    const own = asked.filter(({ list }) => list === id)
    const rest = points.filter((point) => point.list === id && !again(point))
    return [...own, ...rest.slice(0, Math.max(0, limits[id] - own.length))]
  })
}
