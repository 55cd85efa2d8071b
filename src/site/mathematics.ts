import type { Element, Root } from 'hast'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

/** In characters. Longer formulas are shown as they are written. */
const MAX_LENGTH = 2_000

/** Makes MathML of a formula in TeX, or returns undefined if it cannot be read. */
export type TexReader = (tex: string, display: boolean) => Element | undefined

/** Loads what reads TeX. */
export async function texReader(): Promise<TexReader> {
  const { default: temml } = await import('temml')
  return (tex, displayMode) => {
    if (tex.length > MAX_LENGTH) return undefined
    try {
      const value = temml.renderToString(tex, { displayMode, throwOnError: true, maxSize: [10, 10], maxExpand: 200 })
      const parsed = unified()
        .use(rehypeRaw)
        .runSync({ type: 'root', children: [{ type: 'raw', value }] })
      const [math] = (sanitize(parsed, schema) as Root).children
      if (math?.type !== 'element' || math.tagName !== 'math') return undefined
      // For readers who cannot see it, and to search.
      math.properties.alttext = tex
      return math
    } catch {
      return undefined
    }
  }
}

/** Elements of MathML Core, without links, images and HTML. Styles are left out; classes take their place. */
const schema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames:
    'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
      ' ',
    ),
  attributes: {
    '*': [
      ...'accent accentunder columnalign columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
        ' ',
      ),
      ['className', /^tml-[\w-]+$/],
    ],
  },
  protocols: {},
  required: {},
} satisfies typeof defaultSchema
