import { matchesIn } from '../../markdown/sources.ts'
import { inAllLanguages, nodesOf, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    imageAlt: () => ({
      message: '그림에 대체 텍스트가 없습니다. 그림을 볼 수 없는 사람은 내용을 알 수 없습니다.',
      hint: '`![무엇을 보여 주는 그림인지](경로)`처럼 설명을 적어 주세요.',
    }),
  },
  en: {
    imageAlt: () => ({
      message: 'Image without alternative text, expected a description for people who cannot see it',
      hint: 'Describe it: `![what the image shows](path)`.',
    }),
  },
})

/** An image without alternative text: `![](a.png)`, `<img src="a.png">`. */
export const imageAlt: Rule = {
  name: 'image-alt',
  severity: 'warning',
  *check(context) {
    const { note, language } = context
    for (const node of [...nodesOf(context, 'image'), ...nodesOf(context, 'imageReference')])
      if (!node.alt?.trim()) yield problem(node, words[language].imageAlt())
    for (const node of nodesOf(context, 'html')) {
      if (node.value.startsWith('<!--')) continue
      // `alt=""` marks an image as decoration.
      for (const { match, ...span } of matchesIn(node, note.text, /<img\s[^>]*>/gi))
        if (!/\salt\s*=/i.test(match[0])) yield problem(span, words[language].imageAlt())
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '그림에 대체 텍스트가 없습니다.',
    why: '그림을 볼 수 없는 사람이나 그림이 깨진 화면에서는 내용을 알 수 없습니다.',
    wrong: '![](images/lag.svg)\n',
    right: '![팔로워 두 대의 복제 지연](images/lag.svg)\n',
  },
  en: {
    what: 'An image has no alternative text.',
    why: 'Without it the image means nothing to people who cannot see it, or where it does not load.',
    wrong: '![](images/lag.svg)\n',
    right: '![The replication lag of two followers](images/lag.svg)\n',
  },
}
