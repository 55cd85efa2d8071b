import type { Heading } from 'mdast'
import { offset } from '../../markdown/mdast.ts'
import { sourceOf } from '../../markdown/sources.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, type Problem, problem, type Rule, type RuleContext, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    setextLabel: (text: string, underline: string) => ({
      message: `바로 아랫줄의 \`${underline}\` 때문에 \`${text}\` 줄이 큰 제목이 됩니다.`,
      hint: `\`${underline}\` 위에 빈 줄을 하나 넣어 주세요.`,
    }),
  },
  en: {
    setextLabel: (text, underline) => ({
      message: `\`${underline}\` directly below \`${text}\` turns it into a large heading`,
      hint: `Add a blank line above \`${underline}\`.`,
    }),
  },
})

/** Text right above `-` or `---` becomes a heading: `장점:` above an empty list marker, a paragraph above a rule. */
export const setextLabel: Rule = {
  name: 'setext-label',
  severity: 'error',
  changes: { nodes: ['heading', 'paragraph', 'list', 'listItem', 'thematicBreak'] },
  *check(context): Generator<Problem> {
    for (const node of context.note.tree.children)
      if (node.type === 'heading' && node.depth === 2) yield* inHeading(node, context)
  },
}

function* inHeading(node: Heading, { note, language }: RuleContext): Generator<Problem> {
  const source = sourceOf(node, note.text)
  const [, text = '', underline = ''] = /^([\s\S]*)\n[ \t]*(-+)[ \t]*$/.exec(source) ?? []
  // `제목` above `---` is probably a heading; several lines or a sentence are not.
  const isHeading = underline.length > 1 && !text.includes('\n') && !/[.:：。]$/.test(text.trim())
  if (underline === '' || isHeading) return
  const at = offset(node, 'start') + text.length
  yield problem(node, words[language].setextLabel(excerpt(text.trim().split('\n').at(-1) ?? ''), underline), [
    { start: at, end: at, text: '\n' },
  ])
}

export const docs: RuleDocs = {
  ko: {
    what: '글 바로 아랫줄에 `-`나 `---`만 있습니다.',
    why: 'Markdown에서는 윗줄을 큰 제목으로 만드는 표시입니다. 빈 목록이나 구분선이 되지 않습니다.',
    wrong: '장점:\n-\n',
    right: '장점:\n\n-\n',
  },
  en: {
    what: 'A line with only `-` or `---` comes directly below text.',
    why: 'In Markdown this turns the text above into a large heading. It is not an empty list or a horizontal line.',
    wrong: 'Advantages:\n-\n',
    right: 'Advantages:\n\n-\n',
  },
}
