/** Replaced when the program is built, and in tests, by the names of the files in `src/lint/rules`. */
declare const RULE_NAMES: readonly string[]

/** The names of all rules, for modules that do not need the rules themselves. */
export const ruleNames: readonly string[] = RULE_NAMES
