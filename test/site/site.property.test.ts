import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { anyNote as note } from '../notes.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'

interface Built {
  members: { id: string; sections: { id: string; items: { id: string }[] }[] }[]
}

test('any notes give a page with the same items as the document', async () => {
  const root = fixture({
    'notes/week-01/duri.md': '## 핵심 인사이트\n\n- **하나**: 글\n',
    'insights.config.yaml': 'language: ko\n',
  })
  const page = () => readFileSync(join(root, 'site/weeks/week-01.html'), 'utf8')
  await fc.assert(
    fc.asyncProperty(note, note, async (hana, discussion) => {
      writeFileSync(join(root, 'notes/week-01/hana.md'), hana)
      writeFileSync(join(root, 'notes/week-01/discussion.md'), discussion)
      const built = await insights(['build', 'week-01', '--format', 'json'], root)
      const ran = await insights(['site'], root)
      expect(ran.code, ran.stderr).toBe(0)
      if (built.code !== 0) return
      const { members } = JSON.parse(built.stdout) as Built
      const items = members.flatMap(({ sections }) =>
        sections.filter(({ id }) => id !== 'questions').flatMap((one) => one.items),
      )
      const wanted = items.map(({ id }) => id.split('/').slice(1).join('.'))
      const anchors = Array.from(page().matchAll(/ id="((?:hana|duri)\.[\w-]+\.\d+)"/g), ([, id]) => id)
      // An open `<select>` contains the author's own list below it.
      expect(wanted).toEqual(expect.arrayContaining(anchors))
      if (!hana.includes('<')) expect(anchors.sort()).toEqual(wanted.sort())
      // What an author left open ends with the author's part.
      expect(page()).toMatch(/<h2 id="duri">.*<strong>하나<\/strong>: 글.*<footer class="site">/s)
      expect(page().match(/<section class="member"/g)).toHaveLength(members.length)
    }),
    { numRuns: runs(15) },
  )
  rmSync(root, { recursive: true })
})
