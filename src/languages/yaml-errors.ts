/** The errors of the YAML library by their English text, so that each language can say them in plain words. */
const yamlErrors = {
  sequenceAsKey: /^A block sequence may not be used as an implicit map key/,
  duplicateKey: /^Map keys must be unique/,
  openQuote: /^Missing closing (['"])quote/,
  openBracket: /^Flow (?:map|sequence) .*end with a (\S)/,
  flatEnd: /^Flow end indicator should be more indented.*/,
  blockInFlow: /^Block collections are not allowed within.*/,
  tab: /^Tabs are not allowed.*/,
  secondColon: /^Nested mappings are not allowed.*/,
  noColon: /^Implicit (?:map )?keys .*/,
  indentation: /^All (?:mapping|sequence) items must .*/,
  noDash: /^Sequence item without - indicator/,
  afterBlockMark: /^Block scalar header .*: (.+)/,
  blockIndentation: /^Block scalar .*/,
  badStart: /^Plain value cannot start with .*?(\S+)$/,
  noComma: /^Missing , .*/,
  noSpace: /^Missing space after :.*/,
  noSpaceBeforeComment: /^Comments must be separated .*/,
  badEscape: /^Invalid escape sequence (.+)/,
  unknownAlias: /^Unresolved alias .*: (.*)/,
  emptyAlias: /^Alias cannot be an empty string/,
  unknownTag: /^Unresolved tag: (.+)/,
  severalDocuments: /^Source contains multiple documents.*/,
  unexpectedMark: /^Unexpected .*: "(.+)"$/,
  dashAfterKey: /^Unexpected block-seq-ind .*/,
  notYaml: /^Not a YAML token: (.+)/,
  tooManyAliases: /^Excessive alias count.*/,
  unexpected: /^Unexpected .*/,
} satisfies Record<string, RegExp>

/** What to say of each error; `$1` is the mark or the words that it is about. */
export type YamlErrorWords = Record<keyof typeof yamlErrors, string>

/** An error of the YAML library in the words of a language. Rare ones stay as they are. */
export function yamlReason(error: string, words: YamlErrorWords): string {
  const known = Object.entries(yamlErrors).find(([, pattern]) => pattern.test(error))
  return known ? error.replace(known[1], words[known[0] as keyof YamlErrorWords]) : error
}
