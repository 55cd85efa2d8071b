/** The alternatives of a regular expression, each with a text that it alone matches. */
export type Alternatives = readonly (readonly [pattern: RegExp, example: string])[]

/** An expression that matches what any of the alternatives matches. All of them have the flags of the first one. */
export function anyOf(alternatives: Alternatives, moreFlags = ''): RegExp {
  const flags = alternatives[0]?.[0].flags ?? ''
  return new RegExp(alternatives.map(([{ source }]) => source).join('|'), flags + moreFlags)
}
