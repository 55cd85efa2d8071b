import { setImmediate } from 'node:timers/promises'
import { InsightsError } from '../errors.ts'
import { type Io, safeLine } from './terminal.ts'

/** Whether a person can answer: stdin and stdout are a terminal, and it is not a CI job. */
export function canAsk({ env, stdin, stdout }: Io): boolean {
  const ci = env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0'
  return !ci && stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb'
}

export interface Choice {
  value: string
  label?: string
  hint?: string | undefined
}

/** Asks questions in the terminal. Ctrl-C throws with exit code 130. The library is loaded by the first question. */
export function asker(io: Io) {
  const ends = io.terminal
  // The library uses Node's colours, which depend only on the environment.
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
    /** `check` returns what is wrong with an answer, or undefined. An empty answer gives `initial`, which is shown. */
    async text(message: string, initial = '', check: (text: string) => string | undefined = () => undefined) {
      const { text } = await import('@clack/prompts')
      const validate = (value: string | undefined) => check(value?.trim() || initial)
      const given = await text({ ...ends, message, placeholder: safeLine(initial), defaultValue: initial, validate })
      return answer(given).trim()
    },
    /** Lets the user edit a text. Without one, the text stays as it is. */
    async edit(message: string, initial: string) {
      const { text } = await import('@clack/prompts')
      return answer(await text({ ...ends, message, initialValue: safeLine(initial), defaultValue: initial })).trim()
    },
    async confirm(message: string, yes: string, no: string, initial = true): Promise<boolean> {
      const { confirm } = await import('@clack/prompts')
      await dropTyped(ends.input)
      return answer(await confirm({ ...ends, message, active: yes, inactive: no, initialValue: initial }))
    },
  }
}

/**
 * Drops what was typed while the program worked. An Enter then arrives as a line feed, which the library takes for a key
 * that moves between yes and no. From here on it arrives as a return, also before the library listens.
 */
async function dropTyped(input: NodeJS.ReadStream): Promise<void> {
  if (input.isTTY) input.setRawMode(true)
  input.resume()
  // The first turn of the event loop begins to read, the second has read what was waiting.
  await setImmediate()
  await setImmediate()
  input.pause()
}

function answer<T>(given: T): Exclude<T, symbol> {
  if (typeof given === 'symbol') throw new InsightsError([], 130)
  return given as Exclude<T, symbol>
}
