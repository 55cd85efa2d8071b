import { posix } from 'node:path'
import { type Alternatives, anyOf } from '../../alternatives.ts'
import { type Nodes, offset, type Parents, visitParents } from '../../markdown/mdast.ts'
import { urlBetween } from '../../note/links.ts'
import { percentDecoded } from '../../text.ts'
import { lookUp } from '../../workspace/known-files.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    brokenLink: (target: string) => ({
      message: `\`${target}\` 파일이 없습니다.`,
      hint: '경로와 대소문자를 확인하고, 파일을 함께 커밋해 주세요.',
    }),
    misspelledLink: (target: string, right: string) => ({
      message: `\`${target}\` 파일이 없습니다. 대소문자나 한글 표기 방식(NFC, NFD)만 다른 파일이 있습니다: \`${right}\``,
      hint: '있는 파일의 이름대로 적어 주세요. GitHub는 이 둘을 다른 파일로 봅니다.',
    }),
    backslash: (target: string, right: string) => ({
      message: `\`${target}\`: 경로에 \`\\\`가 있어서 다른 사람에게는 열리지 않습니다.`,
      hint: `\`${right}\`처럼 \`/\`로 적어 주세요.`,
    }),
    ofComputer: (target: string) => ({
      message: `\`${target}\`: 한 컴퓨터에만 있는 경로라서 다른 사람에게는 열리지 않습니다.`,
      hint: '파일을 노트 옆의 폴더에 복사하고, `images/그림.png`처럼 노트에서 시작하는 경로를 적어 주세요.',
    }),
  },
  en: {
    brokenLink: (target) => ({
      message: `File not found: \`${target}\``,
      hint: 'Check the path, including upper and lower case, and make sure that the file is committed.',
    }),
    misspelledLink: (target, right) => ({
      message: `File not found: \`${target}\`. \`${right}\` differs only in case or in Unicode form (NFC, NFD)`,
      hint: 'Spell the name exactly as the file does: to GitHub these are two different files.',
    }),
    backslash: (target, right) => ({
      message: `Found \`\\\` in the path \`${target}\`, which opens only on Windows`,
      hint: `Write \`/\`: \`${right}\`.`,
    }),
    ofComputer: (target) => ({
      message: `\`${target}\` is a path on one computer, and does not open for others`,
      hint: 'Copy the file into a folder beside the note, and write the path from the note, such as `images/picture.png`.',
    }),
  },
})

/**
 * A link or an image whose file does not exist in the workspace; case matters: `Images/a.png` is not `images/a.png`. Also
 * paths that open on only one computer.
 */
export const brokenLink: Rule = {
  name: 'broken-link',
  severity: 'error',
  *check(context): Generator<Problem> {
    for (const target of targetsOf(context)) yield* inTarget(target, context)
  },
}

/** A target, its position in the note, and whether it is part of sample HTML. */
interface Target {
  url: string
  start: number
  end: number
  sample?: boolean
}

function targetsOf(context: RuleContext): Target[] {
  const { note } = context
  const targets: Target[] = []
  if (nodesOf(context, 'html').length > 0)
    visitParents(note.tree, (node, ancestors) => {
      if (node.type === 'html') targets.push(...inHtml(node, ancestors.at(-1), note.text))
    })
  const named = [...nodesOf(context, 'link'), ...nodesOf(context, 'image'), ...nodesOf(context, 'definition')]
  for (const { url, data } of named) {
    if (!data?.destination) continue
    const { start, end } = data.destination
    const bracket = note.text[start] === '<' ? 1 : 0
    targets.push({ url, start: start + bracket, end: end - bracket })
  }
  return targets
}

function inHtml(node: Nodes, parent: Parents | undefined, text: string): Target[] {
  const start = offset(node, 'start')
  const source = text.slice(start, offset(node, 'end'))
  if (source.startsWith('<!--')) return []
  // In a paragraph each tag is a node of its own.
  const siblings = parent?.type === 'root' ? [] : (parent?.children ?? [])
  const sample = isSample(
    [source, ...siblings.map((sibling) => (sibling.type === 'html' ? sibling.value : ''))].join(''),
  )
  const attributes = source.matchAll(/<(?:img|a)\s[^>]*?\b(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)
  return [...attributes].map(({ 0: whole, 1: double, 2: single, index }) => {
    const url = double ?? single ?? ''
    const end = start + index + whole.length - 1
    return { url, start: end - url.length, end, sample }
  })
}

/** The elements that people use to lay out images on GitHub. Others belong to a pasted page. */
const ofPictures = new Set(
  (
    'img a br p div center details summary picture source figure figcaption ' +
    'table tr th td thead tbody sub sup kbd b i em strong'
  ).split(' '),
)

/** What people do not write for GitHub. */
export const signsOfPage: Alternatives = [
  [/\s(?:class|id|style)\s*=/i, '<ul class="menu">'],
  [/\son[a-z]+\s*=/i, '<a onclick="go()">'],
  [/\shref\s*=\s*["'][^"'?#]*\.(?:html?|php|jsp|aspx?)\b/i, '<a href="page2.html">'],
  [/<!/i, '<!doctype html>'],
]
const ofPage = anyOf(signsOfPage)

/** A pasted page, such as `<body>`: its files were never in the workspace. */
function isSample(html: string): boolean {
  if (ofPage.test(html)) return true
  return Array.from(html.matchAll(/<([a-z][a-z\d-]*)/gi)).some(([, name = '']) => !ofPictures.has(name.toLowerCase()))
}

/** `C:\Users\hana\a.png`, `C:/a.png`, `file:///a.png`, `\\server\a.png`, `/Users/hana/a.png`. */
const ofComputer = /^(?:file:|[a-z]:[\\/]|\\|\/(?:Users|home)\/)/i

function* inTarget({ url, start, end, sample }: Target, { note, language, files }: RuleContext): Generator<Problem> {
  if (ofComputer.test(url)) {
    if (!sample) yield problem({ start, end }, words[language].ofComputer(url))
    return
  }
  // A scheme, another host, the root of the site, or an anchor in the note.
  if (!files || url === '' || /^(?:[/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return
  const [, written = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(url) ?? []
  // GitHub finds `100%.png` too, although `%` should be `%25`.
  const path = posix.join(posix.dirname(note.path), percentDecoded(written) ?? written)
  const existing = lookUp(files, path)
  if (existing === true || existing === undefined) return
  if (existing === false) {
    const right = written.replaceAll('\\', '/')
    if (right !== written && lookUp(files, posix.join(posix.dirname(note.path), right)) === true) {
      yield problem({ start, end }, words[language].backslash(url, right), [{ start, end, text: right + rest }])
      return
    }
    // Even in sample HTML, a path with a folder of the workspace is meant to lead there.
    if (sample && !(written.includes('/') && lookUp(files, posix.dirname(path)) === true)) return
    yield problem({ start, end }, words[language].brokenLink(url))
    return
  }
  const right = urlBetween(note.path, existing)
  const prefix = /^(?:\.\/)+/.exec(written)?.[0] ?? ''
  yield problem({ start, end }, words[language].misspelledLink(url, prefix + right), [
    { start, end, text: prefix + right + rest },
  ])
}
