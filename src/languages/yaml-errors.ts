import type { YamlReason } from '../yaml.ts'

/**
 * The errors of the YAML library, for which each language has plain words. They are recognised by their code if it has one
 * meaning, else by their English text.
 */
const yamlErrors = {
  sequenceAsKey: /^A block sequence may not be used as an implicit map key/,
  secondColon: 'BLOCK_AS_IMPLICIT_KEY',
  duplicateKey: 'DUPLICATE_KEY',
  blockInFlow: 'BLOCK_IN_FLOW',
  tab: 'TAB_AS_INDENT',
  severalDocuments: 'MULTIPLE_DOCS',
  openQuote: /^Missing closing (['"])quote/,
  openBracket: /^Flow (?:map|sequence) .*end with a (\S)/,
  flatEnd: /^Flow end indicator should be more indented/,
  noColon: /^Implicit (?:map )?keys /,
  noDash: /^Sequence item without - indicator/,
  afterBlockMark: /^Block scalar header .*: (.+)/,
  blockIndentation: /^Block scalar /,
  indentation: 'BAD_INDENT',
  badStart: /^Plain value cannot start with .*?(\S+)$/,
  noComma: /^Missing , /,
  noSpace: /^Missing space after :/,
  noSpaceBeforeComment: /^Comments must be separated /,
  badEscape: /^Invalid escape sequence (.+)/,
  unknownAlias: /^Unresolved alias .*: (.*)/,
  emptyAlias: /^Alias cannot be an empty string/,
  unknownTag: /^Unresolved tag: (.+)/,
  unexpectedMark: /^Unexpected .*: "(.+)"$/,
  dashAfterKey: /^Unexpected block-seq-ind /,
  notYaml: /^Not a YAML token: (.+)/,
  tooManyAliases: 'RESOURCE_EXHAUSTION',
} satisfies Record<string, YamlReason['code'] | RegExp>

/** What to say of each error, and of all others; `$1` is the mark or the words that it is about. */
export type YamlErrorWords = Record<keyof typeof yamlErrors | 'unexpected', string>

/** An error of the YAML library in the words of a language. */
export function yamlReason({ code, message }: YamlReason, words: YamlErrorWords): string {
  for (const [name, sign] of Object.entries(yamlErrors)) {
    const found = sign instanceof RegExp ? sign.exec(message) : sign === code ? [] : undefined
    if (found) return words[name as keyof typeof yamlErrors].replaceAll('$1', () => found[1] ?? '')
  }
  return words.unexpected
}
