import type { ElementContent } from 'hast'
import type { LanguageFn } from 'highlight.js'
import { createLowlight } from 'lowlight'

/** In characters. Longer code is shown in one colour. */
const MAX_LENGTH = 20_000

type LoadGrammar = () => Promise<{ default: LanguageFn }>

/** LoadGrammars with the names that people write after a fence. Each is loaded when a note needs it. */
const grammars: [names: string, load: LoadGrammar][] = [
  ['bash sh zsh shell console', () => import('highlight.js/lib/languages/bash')],
  ['c h', () => import('highlight.js/lib/languages/c')],
  ['cpp c++ cc hpp', () => import('highlight.js/lib/languages/cpp')],
  ['csharp cs c#', () => import('highlight.js/lib/languages/csharp')],
  ['css', () => import('highlight.js/lib/languages/css')],
  ['dart', () => import('highlight.js/lib/languages/dart')],
  ['diff patch', () => import('highlight.js/lib/languages/diff')],
  ['dockerfile docker', () => import('highlight.js/lib/languages/dockerfile')],
  ['elixir ex exs', () => import('highlight.js/lib/languages/elixir')],
  ['go golang', () => import('highlight.js/lib/languages/go')],
  ['graphql gql', () => import('highlight.js/lib/languages/graphql')],
  ['groovy gradle', () => import('highlight.js/lib/languages/groovy')],
  ['haskell hs', () => import('highlight.js/lib/languages/haskell')],
  ['http', () => import('highlight.js/lib/languages/http')],
  ['ini toml', () => import('highlight.js/lib/languages/ini')],
  ['java', () => import('highlight.js/lib/languages/java')],
  ['javascript js jsx mjs cjs', () => import('highlight.js/lib/languages/javascript')],
  ['json jsonc json5', () => import('highlight.js/lib/languages/json')],
  ['julia jl', () => import('highlight.js/lib/languages/julia')],
  ['kotlin kt kts', () => import('highlight.js/lib/languages/kotlin')],
  ['latex tex', () => import('highlight.js/lib/languages/latex')],
  ['lua', () => import('highlight.js/lib/languages/lua')],
  ['makefile make', () => import('highlight.js/lib/languages/makefile')],
  ['markdown md', () => import('highlight.js/lib/languages/markdown')],
  ['nginx', () => import('highlight.js/lib/languages/nginx')],
  ['objectivec objc', () => import('highlight.js/lib/languages/objectivec')],
  ['perl pl', () => import('highlight.js/lib/languages/perl')],
  ['php', () => import('highlight.js/lib/languages/php')],
  ['powershell ps1 pwsh', () => import('highlight.js/lib/languages/powershell')],
  ['properties', () => import('highlight.js/lib/languages/properties')],
  ['protobuf proto', () => import('highlight.js/lib/languages/protobuf')],
  ['python py', () => import('highlight.js/lib/languages/python')],
  ['r', () => import('highlight.js/lib/languages/r')],
  ['ruby rb', () => import('highlight.js/lib/languages/ruby')],
  ['rust rs', () => import('highlight.js/lib/languages/rust')],
  ['scala', () => import('highlight.js/lib/languages/scala')],
  ['scss sass', () => import('highlight.js/lib/languages/scss')],
  ['sql mysql postgresql', () => import('highlight.js/lib/languages/sql')],
  ['swift', () => import('highlight.js/lib/languages/swift')],
  ['typescript ts tsx', () => import('highlight.js/lib/languages/typescript')],
  ['xml html svg vue', () => import('highlight.js/lib/languages/xml')],
  ['yaml yml', () => import('highlight.js/lib/languages/yaml')],
]

const byName = new Map(grammars.flatMap(([names, load]) => names.split(' ').map((name) => [name, load] as const)))

/** Marks up code by classes such as `hljs-keyword`. */
export type Highlight = (code: string) => ElementContent[]

/**
 * Loads what marks up code in a language, by its name after a fence. Each language has a highlighter of its own, so that
 * how a note looks does not depend on other notes.
 * @returns undefined for a language that is not known
 */
export async function highlighterFor(name: string): Promise<Highlight | undefined> {
  const load = byName.get(name.toLowerCase())
  if (!load) return undefined
  const lowlight = createLowlight({ code: (await load()).default })
  return (code) =>
    code.length > MAX_LENGTH
      ? [{ type: 'text', value: code }]
      : (lowlight.highlight('code', code).children as ElementContent[])
}
