import { nearest } from '../../text.ts'
import { ruleNames } from '../../workspace/rule-names.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    unusedDisable: (rule: string) => ({
      message: `이 주석으로 끌 \`${rule}\` 문제가 없습니다.`,
      hint: '필요 없는 주석이므로 지워 주세요.',
    }),
    unknownDisable: (rule: string, near: string | undefined) => ({
      message: rule ? `\`${rule}\` 규칙이 없습니다.` : '어떤 규칙을 끌지 적지 않았습니다.',
      hint: near ? `혹시 \`${near}\`인가요?` : '`<!-- insights-disable 규칙 -->`처럼 있는 규칙의 이름을 적어 주세요.',
    }),
  },
  en: {
    unusedDisable: (rule) => ({
      message: `This comment disables \`${rule}\`, which finds nothing here`,
      hint: 'Delete the comment.',
    }),
    unknownDisable: (rule, near) => ({
      message: rule ? `Unknown rule \`${rule}\`` : 'The comment names no rule',
      hint: near ? `Did you mean \`${near}\`?` : 'Name a rule: `<!-- insights-disable rule -->`.',
    }),
  },
})

/** An `insights-disable` comment that suppresses nothing, usually because the problem has been fixed. */
export const unusedDisable: Rule = {
  name: 'unused-disable',
  severity: 'warning',
  needsAll: true,
  *check({ severities, suppressions, language }) {
    for (const { rule, used, ...range } of suppressions) {
      // A rule that the config turns off may be turned on again.
      if (used || severities.get(rule) === 'off') continue
      const known = ruleNames.includes(rule)
      yield problem(
        range,
        known ? words[language].unusedDisable(rule) : words[language].unknownDisable(rule, nearest(rule, ruleNames)),
      )
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '규칙을 끄는 주석이 있지만 끌 문제가 없습니다.',
    why: '남겨 두면 나중에 생기는 진짜 문제까지 가립니다.',
    wrong: '<!-- insights-disable-next-line image-alt -->\n![지연](images/lag.svg)\n',
    right: '![지연](images/lag.svg)\n',
  },
  en: {
    what: 'A comment disables a rule that finds nothing there.',
    why: 'It would hide a real problem later on.',
    wrong: '<!-- insights-disable-next-line image-alt -->\n![Lag](images/lag.svg)\n',
    right: '![Lag](images/lag.svg)\n',
  },
}
