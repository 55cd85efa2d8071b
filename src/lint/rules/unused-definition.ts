import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    unusedDefinition: (label: string) => ({
      message: `\`${label}\` 정의를 쓰는 곳이 없어서 화면에 나오지 않습니다.`,
      hint: `글에 \`${label}\` 표시를 넣거나 정의를 지워 주세요.`,
    }),
  },
  en: {
    unusedDefinition: (label) => ({
      message: `Nothing refers to the definition \`${label}\`, so it is not shown`,
      hint: `Use \`${label}\` in the text, or delete the definition.`,
    }),
  },
})

/** `[^1]: 출처` or `[ref]: a.md` that nothing in the note refers to: it is not shown. */
export const unusedDefinition: Rule = {
  name: 'unused-definition',
  severity: 'warning',
  needsAll: true,
  *check(context) {
    const { language } = context
    const links = [...nodesOf(context, 'linkReference'), ...nodesOf(context, 'imageReference')]
    const named = new Set(links.map(({ identifier }) => identifier))
    for (const node of nodesOf(context, 'definition')) {
      // `[//]: # (a comment that no reader sees)`
      if (named.has(node.identifier) || /^#?$/.test(node.url)) continue
      yield problem(node, words[language].unusedDefinition(`[${node.label}]`))
    }
    const notes = new Set(nodesOf(context, 'footnoteReference').map(({ identifier }) => identifier))
    for (const node of nodesOf(context, 'footnoteDefinition'))
      if (!notes.has(node.identifier)) yield problem(node, words[language].unusedDefinition(`[^${node.label}]`))
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '각주나 링크의 정의를 쓰는 곳이 없습니다.',
    why: '쓰는 곳이 없는 정의는 화면에 나오지 않습니다.',
    wrong: '복제 지연은 평균이 아니다.\n\n[^1]: 3장 152쪽\n',
    right: '복제 지연은 평균이 아니다.[^1]\n\n[^1]: 3장 152쪽\n',
  },
  en: {
    what: 'Nothing refers to the definition of a footnote or a link.',
    why: 'A definition without a reference is not shown.',
    wrong: 'Replication lag is not an average.\n\n[^1]: Chapter 3, page 152\n',
    right: 'Replication lag is not an average.[^1]\n\n[^1]: Chapter 3, page 152\n',
  },
}
