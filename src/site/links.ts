import type { Config, Week } from '../workspace/config.ts'
import type { GitHubFolder } from '../workspace/git.ts'
import type { Opened } from '../workspace/open.ts'
import { discussionPath, minutesPath, outputPath } from '../workspace/paths.ts'
import { addressOf, weekPath } from './addresses.ts'
import type { Making } from './making.ts'
import { slugOf } from './slugs.ts'

/** Where on the site notes, documents, discussions and minutes are shown, by path, from a page in a folder. */
export function addressesOf(config: Config, { notes }: Opened, weeks: readonly Week[]): Map<string, string> {
  const page = (week: Week, anchor?: string) => `../${addressOf(weekPath({ slug: slugOf(week.id) }), anchor)}`
  const byId = new Map(weeks.map((week) => [week.id, week]))
  const ofWeeks = weeks.flatMap((week): [string, string][] => [
    [outputPath(config, week), page(week)],
    [discussionPath(config, week), page(week, '~questions')],
    [minutesPath(config, week), page(week, '~minutes')],
  ])
  const ofNotes = notes.flatMap(({ path, week, member }): [string, string][] => {
    const own = byId.get(week)
    return own ? [[path, page(own, slugOf(member))]] : []
  })
  return new Map([...ofWeeks, ...ofNotes].map(([path, href]) => [path.normalize('NFC'), href]))
}

/** Where a link to a file of the workspace leads: to its page, else to GitHub. */
export function linkTo(
  path: string,
  { addresses, repository }: Pick<Making, 'addresses' | 'repository'>,
): string | undefined {
  return addresses.get(path.normalize('NFC')) ?? (repository && gitHubUrl(repository, 'blob', path))
}

/** A file on GitHub, to be read or to be edited. */
export function gitHubUrl({ url, branch, prefix }: GitHubFolder, action: 'blob' | 'edit', path: string): string {
  return [url, action, addressOf(branch), addressOf(`${prefix}${path}`)].join('/')
}
