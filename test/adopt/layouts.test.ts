import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { layouts } from './layouts.ts'

interface WeekRow {
  id: string
  members: { id: string; paths: string[]; sources?: string[] }[]
}

function hashes(root: string, paths: readonly string[]): string[] {
  return paths.map((path) =>
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex'),
  )
}

/** The result of `status`: the notes' paths in NFC, and the number of people and weeks with notes. */
async function found(root: string) {
  const { stdout, stderr } = await insights(['status', '--format', 'json', '--today', '2026-01-01'], root)
  const weeks = JSON.parse(stdout || '[]') as WeekRow[]
  const rows = weeks.flatMap(({ id, members }) =>
    members.map((member) => ({ week: id, who: member.id, paths: [...member.paths, ...(member.sources ?? [])] })),
  )
  const written = rows.filter(({ paths }) => paths.length > 0)
  return {
    notes: [...new Set(written.flatMap(({ paths }) => paths.map((path) => path.normalize('NFC'))))].sort(),
    people: new Set(written.map(({ who }) => who)).size,
    weeks: new Set(written.map(({ week }) => week)).size,
    stderr,
  }
}

describe('init in a repository like', () => {
  it.each(layouts.filter(({ books }) => !books))('$name', async ({ files, notes, people, weeks }) => {
    const root = fixture(files)
    // The README may get a place for a table of the weeks.
    const paths = Object.keys(files).filter((path) => path !== 'README.md')
    const before = hashes(root, paths)
    expect((await insights(['init', '--yes'], root)).code).toBe(0)
    const truth = paths.map((path) => path.normalize('NFC')).filter((path) => notes?.test(path))
    expect(await found(root)).toEqual({ notes: truth.sort(), people, weeks, stderr: '' })
    expect(hashes(root, paths)).toEqual(before)
  })

  it.each(layouts.filter(({ books }) => books))('$name', async ({ files, books = [] }) => {
    const root = fixture(files)
    const before = hashes(root, Object.keys(files))
    const { code, stderr } = await insights(['init', '--yes'], root)
    expect(code).toBe(0)
    for (const book of books) expect(stderr).toContain(`[${book}]`)
    const configs = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('config.yaml'),
    )
    expect(configs.sort()).toEqual(
      [...books.map((book) => `${book}/insights.config.yaml`), 'insights.config.yaml'].sort(),
    )
    expect(parse(readFileSync(join(root, 'insights.config.yaml'), 'utf8')).workspaces.sort()).toEqual(books.toSorted())
    for (const book of books) expect((await insights(['status'], join(root, book))).code).toBe(0)
    expect(hashes(root, Object.keys(files))).toEqual(before)
  })
})
