import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const note = '## Takeaways\n\n- a\n'

/** The same note of each of these people in three weeks. */
function of(
  names: readonly string[],
  path = (week: string, name: string) => `${week}/${name}.md`,
  weeks = ['week1', 'week2', 'week3'],
) {
  return Object.fromEntries(weeks.flatMap((week) => names.map((name) => [path(week, name), note])))
}

async function adopt(files: Record<string, string | Uint8Array>) {
  const cwd = fixture(files)
  const { code, stderr } = await insights(['init', '--yes'], cwd, { LANG: 'en_US.UTF-8' })
  const found = /With this config: (.*)/.exec(stderr)?.[1]
  const build =
    existsSync(join(cwd, 'insights.config.yaml')) && found ? (await insights(['build', '--all'], cwd)).code : undefined
  return { cwd, code, stderr, found, build }
}

describe('init in a folder with', () => {
  it.each([
    { what: 'quotes, `&` and brackets in names', files: of(["O'Neil", 'R&D kim', '[hana]', 'a "b"']), people: 4 },
    { what: 'decomposed Hangul', files: of(['김하나'.normalize('NFD'), '이두리']), people: 2 },
    { what: 'Roman numerals', files: of(['hana', 'duri'], undefined, ['Part I', 'Part II', 'Part III']), people: 2 },
    {
      what: 'a folder called Study.md',
      files: of(['hana', 'duri'], (week, name) => `Study.md/${week}/${name}.md`),
      people: 2,
    },
    {
      what: 'images and other files in between',
      files: {
        ...of(['hana', 'duri']),
        'week1/hana.png': new Uint8Array([1, 2, 3]),
        'week1/data.csv': 'a,b\n',
        'week2/duri/x.pdf': '',
      },
      people: 2,
    },
  ])('$what', async ({ files, people }) => {
    const { code, found, build } = await adopt(files)
    expect([code, found, build]).toEqual([
      0,
      expect.stringContaining(`${people * 3} notes, ${people} people, 3 weeks`),
      0,
    ])
  })

  it.each([
    { what: 'nothing', files: {} },
    { what: 'no Markdown', files: { 'main.py': 'x', 'a/b.txt': '' } },
    { what: 'a README alone', files: { 'README.md': '# x\n' } },
  ])('$what becomes a new workspace', async ({ files }) => {
    const { code, stderr, found } = await adopt(files)
    expect([code, found]).toEqual([0, undefined])
    expect(stderr).not.toContain('Found')
  })

  it.each([
    {
      what: 'one note away from the default path',
      files: { 'week1/hana.md': note },
      said: 'none with both a week and',
    },
    {
      what: 'notes whose authors only the README names',
      files: {
        'README.md': '# SRE\n\n| Week | Presenter |\n|--|--|\n| 1 | Kim Hana |\n| 2 | Lee Duri |\n',
        ...Object.fromEntries(['ch01-intro', 'ch02-risk', 'ch03-slo'].map((week) => [`${week}/summary.md`, note])),
      },
      said: 'authors in no path, nor in front matter or commits of files with different names',
    },
    { what: 'notes without weeks', files: { 'hana.md': note, 'duri.md': note }, said: 'none with both a week and' },
  ])('$what is refused, with what was looked for', async ({ files, said }) => {
    const { code, stderr } = await adopt(files)
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
