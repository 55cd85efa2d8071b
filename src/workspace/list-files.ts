import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Finding, finding, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { compareUnits } from '../text.ts'

/** Which folders and links to open. */
export interface Listing {
  root: string
  /** Whether a folder may contain a note. Only such folders are opened. */
  mayContainNotes: (folder: string) => boolean
  /** Whether the path is a note's, or that of a folder that may contain one: a link there must lead somewhere. */
  isExpected: (path: string) => boolean
  ignores: (path: string) => boolean
  /** Whether a path is that of a week's document, which may be a link to a file that does not exist yet. */
  isOutput: (path: string) => boolean
  messages: Messages
}

/**
 * Lists the files in all folders that may contain notes, in an order that is the same on every machine. Links are
 * followed inside the root; a link out of it is a finding.
 * @returns paths relative to the root, with `/`
 */
export function listFiles(listing: Listing): { files: string[]; findings: Finding[] } {
  const { messages } = listing
  const files: string[] = []
  const findings: Finding[] = []
  const seen = new Set<string>()
  const root = realpathSync(listing.root)
  const report = (path: string, words: Words, rule = 'workspace') => findings.push(finding(rule, { path }, words))

  const visit = (folder: string, real: string): void => {
    // A link to a parent folder would loop forever.
    if (seen.has(real)) return
    seen.add(real)
    for (const entry of entriesOf(join(listing.root, folder), (code) =>
      report(folder || '.', messages.folderUnreadable(code), 'unreadable'),
    )) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (listing.ignores(path) || (entry.isSymbolicLink() && listing.isOutput(path))) continue
      const target = entry.isSymbolicLink() ? follow(path) : { real: join(real, entry.name), kind: entry }
      if ('words' in target) {
        if (listing.isExpected(path)) report(path, target.words)
      } else if (!target.kind.isDirectory()) {
        // Named pipes and devices are listed too; reading them reports the problem.
        files.push(path)
      } else if (listing.mayContainNotes(path)) visit(path, target.real)
    }
  }

  const follow = (path: string) => {
    try {
      const real = realpathSync(join(root, path))
      const isInside = real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)
      return isInside ? { real, kind: statSync(real) } : { words: messages.linkOutside() }
    } catch {
      return { words: messages.linkBroken() }
    }
  }

  visit('', root)
  return { files, findings }
}

/** A folder's entries sorted by code unit, links last, so that a file also reached by a link has its own path. */
function entriesOf(folder: string, unreadable: (code: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(
      (a, b) => Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()) || compareUnits(a.name, b.name),
    )
  } catch (error) {
    unreadable((error as NodeJS.ErrnoException).code ?? String(error))
    return []
  }
}
