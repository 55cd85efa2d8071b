import { ruleNames } from '../../config/rules.ts'
import { nearest } from '../../names.ts'
import { inBoth, type Rule, type RuleDocs } from '../rule.ts'

const words = inBoth({
  ko: {
    unusedDisable: (rule: string) => ({
      message: `이 주석이 끄는 \`${rule}\` 문제가 없습니다.`,
      hint: '이제 필요 없으니 주석을 지워 주세요.',
    }),
    unknownDisable: (rule: string, near: string | undefined) => ({
      message: rule ? `\`${rule}\` 규칙이 없습니다.` : '어떤 규칙을 끌지 적지 않았습니다.',
      hint: near
        ? `\`${near}\`의 오타라면 고쳐 주세요.`
        : '`<!-- insights-disable 규칙 -->`처럼 있는 규칙의 이름을 적어 주세요.',
    }),
  },
  en: {
    unusedDisable: (rule) => ({
      message: `Found a comment that turns off \`${rule}\` where there is nothing of it`,
      hint: 'Remove the comment, it is needed no more.',
    }),
    unknownDisable: (rule, near) => ({
      message: rule ? `Found no rule \`${rule}\`` : 'Found no rule named in the comment',
      hint: near ? `Did you mean \`${near}\`?` : 'Name a rule, as in `<!-- insights-disable rule -->`.',
    }),
  },
})

/** An `insights-disable` comment that suppresses nothing, mostly since what it was for has been mended. */
export const unusedDisable: Rule = {
  name: 'unused-disable',
  severity: 'warning',
  needsAll: true,
  *check({ severities, suppressions, language, find }) {
    for (const { rule, used, ...range } of suppressions) {
      // What the config turned off may come back.
      if (used || severities.get(rule) === 'off') continue
      const known = ruleNames.includes(rule)
      yield find(
        range,
        known ? words[language].unusedDisable(rule) : words[language].unknownDisable(rule, nearest(rule, ruleNames)),
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '문제를 끄는 주석이 있는데 끌 문제가 없습니다.',
    why: '남아 있으면 나중에 생기는 진짜 문제까지 가립니다.',
    wrong: '<!-- insights-disable-next-line image-alt -->\n![지연](images/lag.svg)\n',
    right: '![지연](images/lag.svg)\n',
  },
  en: {
    what: 'A comment turns off a rule that finds nothing there.',
    why: 'Left in, it would hide a real problem that comes later.',
    wrong: '<!-- insights-disable-next-line image-alt -->\n![Lag](images/lag.svg)\n',
    right: '![Lag](images/lag.svg)\n',
  },
}
