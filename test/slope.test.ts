import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'
import fc, { minutes, runs } from './property.ts'
import { fixture } from './workspaces.ts'

const heading = '## 핵심 인사이트\n\n'
const commands = [['build', '--all', '--stdout'], ['lint'], ['status'], ['discuss', '1', '--stdout']]

/** Texts that used to be slow: a note, or a line of it, repeats one of these many times. */
const known = [
  ...[
    '### ',
    '### \n',
    'a)\n',
    'a)',
    '\u0001',
    'a\u0001b\n',
    'x',
    'a.png,',
    ',',
    '*(a*( ',
    ' ',
    '\t',
    '<!-- insights-disable\n',
  ],
  ...[
    '<b>',
    '<b>x</b> ',
    '<div>\n\n',
    '</div>\n',
    '<a ',
    '<i x=',
    '<!--',
    '<svg><title>',
    '<select>',
    '<p>a\n\n',
    '{title} ',
  ],
  ...[
    '[',
    ']',
    '[a',
    '![',
    '](',
    '[r]',
    '[r][',
    '[^1]',
    '[a]: b\n',
    '[^a]: b\n\n',
    '`',
    '``a',
    '**a ',
    '_a',
    '~',
    '\\',
    '&amp;',
  ],
  ...[
    '> ',
    '- ',
    '- a\n',
    '  - a\n',
    '1. a\n',
    '| a ',
    '|-',
    '===\n',
    '---\n',
    '```\n',
    '\n',
    '\n\n',
    'https://a.b/',
    'www.',
    'a@b.c ',
    '왜? ',
  ],
]
const wrapper = fc.constantFrom<[string, string]>(
  ...([
    ['', ''],
    ['- a', '==='],
    ['[', '][r]\n\n[r]: a.md'],
    ['<img srcset="', '">'],
    ['    ', ''],
    ['## 토론 질문\n\n- ', '?'],
    ['---\ntitle: ', '\n---\n'],
    ['```\n', ''],
    ['> ', ''],
    ['| a |\n|---|\n| ', ' |'],
  ] as [string, string][]),
)
const piece = fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))

/** Seconds of processor time: the minimum of several runs, because the machine does other things too. */
async function seconds(root: string, args: string[], times: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < times; time++) {
    const before = process.cpuUsage()
    await insights(args, root)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1_000_000)
  }
  return least
}

async function cost([before, after]: readonly [string, string], repeated: string, size: number, args: string[]) {
  const text = before + repeated.repeat(Math.ceil(size / repeated.length)) + after
  const root = fixture({
    'insights.config.yaml': 'language: ko\noutput: docs/{week}.md\n',
    'notes/week-01/kim.md': text.startsWith('---\n') ? text + heading : `${heading}${text}\n`,
    'notes/week-01/lee.md': `${heading}- a\n`,
  })
  try {
    return await seconds(root, args, 2)
  } finally {
    rmSync(root, { recursive: true })
  }
}

// Other work of the machine affects the time, so only `npm run fuzz` measures it.
describe.skipIf(minutes === 0)('the time of every command', () => {
  test.each(commands)('grows linearly with the size of a note: %s', async (...words) => {
    const args = words.filter((word) => word !== undefined)
    await fc.assert(
      fc.asyncProperty(wrapper, piece, async (ends, repeated) => {
        const small = await cost(ends, repeated, 16_000, args)
        const large = await cost(ends, repeated, 64_000, args)
        // Four times the text takes four times as long; quadratic would be sixteen. Short times are too noisy.
        expect([repeated, ends, small, large > 0.5 && large > 9 * small]).toEqual([repeated, ends, small, false])
      }),
      { numRuns: runs(0) },
    )
  })

  test('hardly grows with the number of long notes in a week: discuss', async () => {
    const week = async (members: number) => {
      const words = Array.from({ length: 300 }, (_, at) => String.fromCharCode(0xac00 + at * 31, 0xac00 + at * 7))
      const root = fixture({
        'insights.config.yaml': 'language: ko\n',
        ...Object.fromEntries(
          Array.from({ length: members }, (_, member) => [
            `notes/week-01/m${member}.md`,
            heading + Array.from({ length: 200 }, (_, at) => `- ${paragraph(words, member * 200 + at)}\n`).join(''),
          ]),
        ),
      })
      try {
        return await seconds(root, ['discuss', '1', '--stdout'], 2)
      } finally {
        rmSync(root, { recursive: true })
      }
    }
    // Four times the notes are parsed, but no more of them is compared; quadratic would be sixteen times as long.
    const [some, many] = [await week(8), await week(32)]
    expect([some, many, many > 6 * some]).toEqual([some, many, false])
  })
})

/** A title and 40 words, other ones for each number. */
function paragraph(words: readonly string[], number: number): string {
  const word = (at: number) => words[(number * 7919 + at * at * 104_729) % words.length]
  const body = Array.from({ length: 40 }, (_, at) => word(at + 2)).join(' ')
  return `**${word(0)} ${word(1)}**: ${body} ${number % 2 === 0 ? '충분하다' : '위험하다'}`
}
