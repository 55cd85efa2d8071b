import { InsightsError } from '../errors.ts'
import { type Io, safeLine } from './terminal.ts'

/** Whether a person is there to be asked: both ends are a terminal, and it is no CI job. */
export function canAsk({ env, stdin, stdout }: Io): boolean {
  const ci = env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0'
  return !ci && stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb'
}

/** One of several answers. */
export interface Choice {
  value: string
  label?: string
  hint?: string | undefined
}

/** Asks one question after the other; Ctrl-C ends the run with 130. The library is loaded when the first is asked. */
export function asker(io: Io) {
  const ends = io.terminal
  // The library makes its colours by Node's, which goes by the environment alone.
  if (!io.color('stderr')) io.env.NO_COLOR = '1'
  return {
    async select(message: string, choices: readonly Choice[], initial: string | undefined): Promise<string> {
      const { select } = await import('@clack/prompts')
      const options = choices.map(({ value, label = value, hint }) => {
        return { value, label: safeLine(label), ...(hint ? { hint: safeLine(hint) } : {}) }
      })
      return answer(
        await select({
          ...ends,
          message: `${message} (↑/↓, Enter)`,
          showInstructions: false,
          options,
          maxItems: 12,
          ...(initial ? { initialValue: initial } : {}),
        }),
      )
    },
    /** `check` says what is wrong with an answer, or nothing. An empty answer is `initial`, which is shown. */
    async text(message: string, initial = '', check: (text: string) => string | undefined = () => undefined) {
      const { text } = await import('@clack/prompts')
      const validate = (value: string | undefined) => check(value?.trim() || initial)
      const said = await text({ ...ends, message, placeholder: safeLine(initial), defaultValue: initial, validate })
      return answer(said).trim()
    },
    async confirm(message: string, yes: string, no: string, initial = true): Promise<boolean> {
      const { confirm } = await import('@clack/prompts')
      return answer(await confirm({ ...ends, message, active: yes, inactive: no, initialValue: initial }))
    },
  }
}

function answer<T>(given: T): Exclude<T, symbol> {
  if (typeof given === 'symbol') throw new InsightsError([], 130)
  return given as Exclude<T, symbol>
}
