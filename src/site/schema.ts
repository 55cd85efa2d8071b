import { defaultSchema, type Schema } from 'hast-util-sanitize'

/** Elements that GitHub lets through and that a page of ours has no use for. */
const without = new Set(['picture', 'source'])

/** Names of alerts as GitHub has them, `> [!NOTE]`. */
export const alerts = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type Alert = (typeof alerts)[number]

/**
 * What of a stranger's HTML may stand on a page: GitHub's list, less what changes the order of keys, names a frame's
 * attributes or loads anything. An image stays until its file has been looked at.
 * @param prefix what each id and name in it gets in front
 */
export function schemaFor(prefix: string): Schema {
  return {
    ...defaultSchema,
    clobberPrefix: prefix,
    tagNames: defaultSchema.tagNames?.filter((name) => !without.has(name)) ?? [],
    attributes: {
      a: ['href', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
      code: [['className', /^language-[\w-]+$/]],
      div: [['className', 'alert', ...alerts.map((name) => `alert-${name}`)]],
      p: [['className', 'alert-title']],
      img: ['src', 'alt', 'width', 'height'],
      input: [['disabled', true], ['type', 'checkbox'], 'checked'],
      li: [['className', 'task-list-item']],
      ol: ['start', 'reversed', ['className', 'contains-task-list']],
      ul: [['className', 'contains-task-list']],
      section: ['dataFootnotes', ['className', 'footnotes']],
      td: ['colSpan', 'rowSpan', 'align'],
      th: ['colSpan', 'rowSpan', 'align', 'scope'],
      details: ['open'],
      '*': ['id', 'title', 'lang', 'dir', 'dataMark'],
    },
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  }
}
