import { parsePlain, walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** `![그림](my image.png)`: a space in the target, so that GitHub shows the brackets instead of the picture. */
export const linkSpace: Rule = {
  name: 'link-space',
  severity: 'error',
  reads: maySpace,
  changes: { nodes: ['link', 'image'], letters: /[![\]()\s]|%20/g },
  *check({ note, inlines, words, find }): Generator<LintFinding> {
    if (!maySpace(note.text)) return
    const found: LintFinding[] = []
    walk(inlines, (node) => {
      if (node.type !== 'text' || !node.value.includes('](')) return
      const from = offset(node, 'start')
      const source = note.text.slice(from, offset(node, 'end'))
      for (const { 0: whole, 1: target = '', index } of source.matchAll(/(?<!\\)!?\[[^[\]\n]*\]\(([^()\n<>"]+)\)/g)) {
        const right = target.trim().replaceAll(/[ \t]/g, '%20')
        if (right === target || !/^\S/.test(target) || !isFile(target) || !reads(whole.replace(target, right))) continue
        const end = from + index + whole.length
        const start = end - 1 - target.length
        found.push(
          find({ start: from + index, end }, words.linkSpace(target, right), [{ start, end: end - 1, text: right }]),
        )
      }
    })
    yield* found
  },
}

function maySpace(source: string): boolean {
  return /\]\([^()\n<>"]*[ \t]/.test(source)
}

/** `[인용](3장 참고)` is no link that went wrong. */
function isFile(target: string): boolean {
  return /\.[a-z\d]{1,5}$/i.test(target) || /^https?:/.test(target)
}

function reads(link: string): boolean {
  const [paragraph] = parsePlain(link).children
  return paragraph?.type === 'paragraph' && /^(?:link|image)$/.test(paragraph.children[0]?.type ?? '')
}
