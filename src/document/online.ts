import { applyEdits, type Edit } from '../markdown/edits.ts'
import { visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { htmlEdits, htmlTargets, targetEdits } from '../note/changes.ts'
import type { Online } from '../note/links.ts'

/** Replaces the relative URLs of links, images and HTML in a document by addresses. */
export async function withAddresses(document: string, base: Online): Promise<string> {
  const html = await htmlTargets(document)
  const tree = parse(document)
  const shown = new Set<string>()
  visitParents(tree, (node) => node.type === 'imageReference' && shown.add(node.identifier))
  const edits: Edit[] = []
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'link') edits.push(...targetEdits(node, document, base))
    else if (node.type === 'image') edits.push(...targetEdits(node, document, base, 'images'))
    else if (node.type === 'definition')
      edits.push(...targetEdits(node, document, base, shown.has(node.identifier) ? 'images' : 'pages'))
    else if (html && (node.type === 'text' || node.type === 'html'))
      edits.push(...htmlEdits(node, ancestors, document, base, html))
  })
  return applyEdits(document, edits)
}
