import { styleText } from 'node:util'

/** Gives a text for a terminal a look, or leaves it as it is. */
export type Style = (look: 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'green', text: string) => string

/** The one place that makes colours; whether they are wanted, {@link wantsColor} has said. */
export function styleOf(color: boolean): Style {
  // Node would look at its own stdout, whatever stream this goes to, and never heed --color.
  return color ? (look, text) => styleText(look, text, { validateStream: false }) : (_look, text) => text
}

/** Whether a stream wants colours: the options say it first, then NO_COLOR and FORCE_COLOR, then whether anybody looks. */
export function wantsColor(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  stream: { isTTY?: boolean | undefined },
): boolean {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  const said = options.findLast((word) => word === '--color' || word === '--no-color')
  if (said !== undefined) return said === '--color'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return !/^(?:0|false)$/.test(env.FORCE_COLOR)
  return stream.isTTY === true && env.TERM !== 'dumb'
}
