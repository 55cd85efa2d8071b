import { slugOf } from './slugs.ts'

export function weekPath({ slug }: { slug: string }): string {
  return `weeks/${slug}.html`
}

export function memberPath(id: string): string {
  return `members/${slugOf(id)}.html`
}

/** What search reads of a week. */
export function dataPath({ slug }: { slug: string }): string {
  return `search/${slug}.js`
}

/** An address as a link has it: a Korean file name in `%`. */
export function addressOf(path: string, anchor?: string): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  return anchor === undefined ? file : `${file}#${encodeURIComponent(anchor)}`
}
