import { isMap, isPair, isScalar, type Node, parseDocument, stringify, visit } from 'yaml'
import { braces } from '../document/template.ts'
import { finding, InsightsError } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'

/**
 * Fills the front matter of a template for notes. A key whose value has places and none of them says anything goes;
 * a value that YAML would read as something else is put in quotes. All else stays as written, comments too.
 * @param fill gives a text with its values, or nothing where it has places and all of them are empty
 * @throws InsightsError where the template's YAML cannot be read
 */
export function fillFrontMatter(
  path: string,
  yaml: string,
  fill: (text: string) => string | undefined,
  messages: Messages,
): string {
  // `{week}` is a mapping to YAML, and `{: title}` ends a plain value: places are hidden while it is read.
  const places: string[] = []
  const hidden = yaml.replace(braces, (place) => `\uE000${places.push(place) - 1}\uE001`)
  const show = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_all, index) => places[Number(index)] ?? '')
  const document = parseDocument(hidden, { schema: 'failsafe', prettyErrors: false })
  const [problem] = document.errors
  if (problem) {
    const line = hidden.slice(0, problem.pos[0]).split('\n').length + 1
    throw new InsightsError([finding('template', { path, line }, messages.brokenYaml(show(problem.message)))])
  }
  const edits: Edit[] = []
  visit(document, {
    Scalar(key, node, ancestors) {
      const text = String(node.value)
      const [start, end] = (node as Node).range ?? [0, 0]
      if (key === 'key' || !text.includes('\uE000')) return
      const filled = fill(show(text))
      const pair = ancestors.at(-1)
      const inFlow = ancestors.some((one) => !isPair(one) && 'flow' in one && one.flow === true)
      if (filled !== undefined) edits.push({ start, end, text: scalar(filled, inFlow) })
      else if (isPair(pair) && isScalar(pair.key) && !inFlow && isMap(ancestors.at(-2)))
        edits.push(wholeLines(hidden, pair.key.range?.[0] ?? start, end))
      else edits.push({ start, end, text: '""' })
    },
  })
  return show(applyEdits(hidden, edits)).replace(/\n+$/, '')
}

function scalar(value: string, inFlow: boolean): string {
  const options = { lineWidth: 0 }
  if (!inFlow) return stringify(value, options).trimEnd()
  return stringify([value], { ...options, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1)
}

function wholeLines(text: string, from: number, to: number): Edit {
  const newline = text.indexOf('\n', to)
  return { start: text.lastIndexOf('\n', from - 1) + 1, end: newline < 0 ? text.length : newline + 1, text: '' }
}
