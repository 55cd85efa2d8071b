import type { WeeklyDocument } from '../document.ts'
import type { Template } from '../template.ts'
import type { Config } from '../workspace/config.ts'
import { jsonDocument } from './json.ts'
import { markdownDocument } from './markdown.ts'

/** What `build --format` can name; `json` gives data, since several weeks print as one array. */
export const formats = {
  markdown: (document: WeeklyDocument, template: Template, config: Config) =>
    markdownDocument(document, template, config),
  json: (document: WeeklyDocument) => jsonDocument(document),
} as const

export type Format = keyof typeof formats
