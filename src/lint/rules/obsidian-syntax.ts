import type { Span } from '../../markdown/edits.ts'
import { type Nodes, offset, rangeOf, visitParents } from '../../markdown/mdast.ts'
import { targetOf } from '../../note/obsidian.ts'
import { filesNamed, type KnownFiles } from '../../workspace/known-files.ts'
import { excerpt } from '../excerpts.ts'
import { inAllLanguages, nodesOf, type Problem, problem, type Rule, type RuleContext, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    embed: (source: string) => ({
      message: `\`${source}\`: Obsidian에서만 보입니다. GitHub와 문서에는 대괄호가 그대로 나옵니다.`,
      hint: '그림이라면 `![설명](경로)`로, 다른 노트라면 `[제목](경로)`로 적어 주세요.',
    }),
    link: (source: string) => ({
      message: `\`${source}\`: Obsidian의 링크라서 GitHub와 문서에는 대괄호가 그대로 나옵니다.`,
      hint: '`[제목](경로)`로 적어 주세요. 대괄호를 보이려는 것이면 백틱으로 감싸 주세요.',
    }),
    comment: (source: string) => ({
      message: `\`${source}\`: Obsidian의 주석이라서 GitHub와 문서에는 내용이 그대로 보입니다.`,
      hint: '`<!-- … -->`로 바꾸거나 지워 주세요.',
    }),
    leftOut: (source: string) => ({
      message: `\`${source}\`: Obsidian의 주석이라서 문서와 사이트에는 넣지 않습니다.`,
      hint: '문서에 넣을 글이라면 `%%`를 지워 주세요.',
    }),
    shown: (source: string) => ({
      message: `\`${source}\`: Obsidian의 주석이지만 여기서는 뺄 수 없어서 문서에 그대로 나옵니다.`,
      hint: '주석을 한 줄에 따로 적고, 위아래를 한 줄씩 띄워 주세요. 짝이 없는 `%%`라면 지워 주세요.',
    }),
    missing: (source: string) => ({
      message: `\`${source}\`: 이런 이름의 파일이 없어서 문서에 대괄호가 그대로 나옵니다.`,
      hint: '파일 이름을 확인해 주세요. 파일은 작업 폴더 안에 있어야 합니다.',
    }),
  },
  en: {
    embed: (source) => ({
      message: `\`${source}\` works only in Obsidian; GitHub and the document show the brackets`,
      hint: 'Write an image as `![description](path)`, another note as `[title](path)`.',
    }),
    link: (source) => ({
      message: `\`${source}\` is a link only in Obsidian; GitHub and the document show the brackets`,
      hint: 'Write `[title](path)`, or put the brackets in backticks to show them.',
    }),
    comment: (source) => ({
      message: `\`${source}\` is a comment only in Obsidian; GitHub and the document show it to everyone`,
      hint: 'Write `<!-- … -->`, or delete it.',
    }),
    leftOut: (source) => ({
      message: `\`${source}\` is a comment of Obsidian, so it stays out of the document and the site`,
      hint: 'Remove the `%%` if the text belongs in the document.',
    }),
    shown: (source) => ({
      message: `\`${source}\` is a comment of Obsidian, but it cannot be left out here; the document shows it`,
      hint: 'Put the comment on lines of its own, with a blank line above and below. Delete a `%%` without a counterpart.',
    }),
    missing: (source) => ({
      message: `\`${source}\` names no file, so the document shows the brackets`,
      hint: 'Check the name. The file has to be in the workspace.',
    }),
  },
})

/**
 * `![[a.png]]`, `%%comment%%`, and `[[note]]` if the workspace has a file of that name: GitHub shows them as they are.
 * Other words in two brackets are something else, such as JavaScript's `[[Prototype]]`.
 */
export const obsidianSyntax: Rule = {
  name: 'obsidian-syntax',
  severity: 'warning',
  *check(context) {
    const { note, prose, language, files, dialect } = context
    if (dialect === 'obsidian') {
      yield* inDialect(context)
      return
    }
    const found = (kind: 'embed' | 'link' | 'comment', range: Span) =>
      problem(range, words[language][kind](excerpt(note.text.slice(range.start, range.end))))
    for (const node of [...nodesOf(context, 'paragraph'), ...nodesOf(context, 'heading')])
      for (const range of matches(comment, proseOf(node, note.text), offset(node, 'start')))
        yield found('comment', range)
    for (const node of prose) {
      const [start, end] = [offset(node, 'start'), offset(node, 'end')]
      for (const range of matches(obsidianLink, note.text.slice(start, end), start))
        if (note.text[range.start] === '!') yield found('embed', range)
        else if (leadsToFile(note.text.slice(range.start, range.end), files)) yield found('link', range)
    }
  },
}

/** Notes that are read as Obsidian reads them: comments, which stay out of the document, and embeds of no file. */
function* inDialect(context: RuleContext): Iterable<Problem> {
  const { note, language, files } = context
  const excerptOf = ({ start, end }: Span) => excerpt(note.text.slice(start, end))
  for (const node of nodesOf(context, 'html'))
    if (node.data?.obsidian?.comment) yield problem(node, words[language].leftOut(excerptOf(rangeOf(node))))
  for (const block of [...nodesOf(context, 'paragraph'), ...nodesOf(context, 'heading')])
    for (const range of matches(shownComment, proseOf(block, note.text), offset(block, 'start')))
      yield problem(range, words[language].shown(excerptOf(range)))
  for (const node of nodesOf(context, 'text')) {
    const link = node.data?.obsidian?.link
    if (link?.isEmbed && files && !targetOf(link, note.path, files))
      yield problem(node, words[language].missing(excerptOf(rangeOf(node))))
  }
}

const shownComment = /(?<![\\%\p{N}])%%(?!%)(?:[^%]*%%)?/gu

// Not `[[1, 2], [3]]`, a list of lists; `[[ -f a ]]`, a shell test; `$[[A]]$`, a formula. A link has no space after `[[`.
export const obsidianLink =
  /(?<![\\\p{L}\p{N}_)$]|(?<!\[\[[^[\]\n]+\])\])!?\[\[(?=[^\]]*\p{L})(?! )[^[\]\n,;=<>"'`]+(?<! )\]\]/gu
// Not `100%% … 50%%`, nor `%%time`, a notebook's magic command. A `%%` on its own line starts or ends a comment.
const comment = /(?<![\\%\p{L}\p{N}_])%%(?!%)[^%]+%%(?![%\p{L}\p{N}_])|(?<![^\n])%%(?!.)/gu

/** Whether `[[folder/name#heading|title]]` leads to a file. */
function leadsToFile(link: string, files: KnownFiles | undefined): boolean {
  return files !== undefined && filesOfLink(link, files).length > 0
}

/** The files that `[[folder/name#heading|title]]` or `![[name]]` may lead to. */
export function filesOfLink(link: string, files: KnownFiles): readonly string[] {
  const name = /^!?\[\[([^\]#|]+)/.exec(link)?.[1]?.trim()
  return name === undefined || name.endsWith('/') ? [] : filesNamed(files, name)
}

function matches(pattern: RegExp, source: string, from: number): Span[] {
  return Array.from(source.matchAll(pattern), ({ 0: whole, index }) => ({
    start: from + index,
    end: from + index + whole.length,
  }))
}

/** The source of a block, with its code and HTML replaced by as many letters. */
function proseOf(block: Nodes, text: string): string {
  const from = offset(block, 'start')
  let prose = text.slice(from, offset(block, 'end'))
  visitParents(block, (node) => {
    if (node.type !== 'inlineCode' && node.type !== 'html') return
    const [start, end] = [offset(node, 'start') - from, offset(node, 'end') - from]
    prose = prose.slice(0, start) + 'x'.repeat(end - start) + prose.slice(end)
  })
  return prose
}

export const docs: RuleDocs = {
  ko: {
    what: 'Obsidian에서만 쓰는 문법이 있습니다: `![[그림.png]]`, `[[노트]]`, `%%주석%%`.',
    why: 'GitHub와 문서에는 쓴 그대로 나옵니다. 그림은 보이지 않고, 주석은 모두가 읽게 됩니다. 설정에 `dialect: obsidian`이 있으면 링크와 그림은 문서에서 보통의 링크와 그림이 되고, 이 규칙은 문서에서 빠지는 주석과 이름이 맞는 파일이 없는 그림을 알려 줍니다.',
    wrong: '복제 지연은 ![[lag.svg]]처럼 늘어난다. %%다음 주에 확인%%\n',
    right: '복제 지연은 ![팔로워 두 대의 지연](images/lag.svg)처럼 늘어난다. <!-- 다음 주에 확인 -->\n',
  },
  en: {
    what: 'The note uses syntax that only Obsidian knows: `![[image.png]]`, `[[note]]`, `%%comment%%`.',
    why: 'GitHub and the document show it as it is: no image, and a comment that everyone reads. With `dialect: obsidian` in the config, links and images become ordinary ones in the document, and this rule reports the comments that stay out of it and the embeds that name no file.',
    wrong: 'Replication lag grows as in ![[lag.svg]]. %%check next week%%\n',
    right: 'Replication lag grows as in ![the lag of two followers](images/lag.svg). <!-- check next week -->\n',
  },
}
