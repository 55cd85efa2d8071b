import type { BadInput } from './notes.ts'

const at = 'notes/week-01'
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

/** `한글` in CP949. */
const cp949 = [0xc7, 0xd1, 0xb1, 0xdb]

/** Saving as UTF-8 without reopening would destroy what the editor could not decode, so the hint begins with that. */
export const reopened = (how: string, name?: string) =>
  `  → 편집기에서 ${how} 다시 연 다음 UTF-8로 저장해 주세요. VS Code에서는 아래쪽의 인코딩 이름을 눌러 \`인코딩하여 다시 열기\`(Reopen with Encoding)${name ? `에서 ${name}` : ''}, 이어서 \`인코딩하여 저장\`(Save with Encoding)에서 \`UTF-8\`을 고릅니다.`

/** Files that are not UTF-8 text, each with everything that is printed. */
export const badBytes: BadInput[] = [
  [
    'CP949',
    { [`${at}/a.md`]: bytes('- a\n- b ', cp949, '\n') },
    [
      'notes/week-01/a.md:2:5 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949(EUC-KR)인 파일 같습니다.',
      reopened('CP949(EUC-KR)로', '`Korean (EUC-KR)`'),
    ],
  ],
  [
    'UTF-16, little-endian',
    { [`${at}/a.md`]: bytes([0xff, 0xfe], [...utf16('## 제목\n')]) },
    [
      'notes/week-01/a.md:1:1 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16LE인 파일 같습니다.',
      reopened('UTF-16LE로', '`UTF-16 LE`'),
    ],
  ],
  [
    'UTF-16, big-endian',
    { [`${at}/a.md`]: bytes([0xfe, 0xff], [...utf16('## 제목\n').swap16()]) },
    [
      'notes/week-01/a.md:1:1 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16BE인 파일 같습니다.',
      reopened('UTF-16BE로', '`UTF-16 BE`'),
    ],
  ],
  [
    'UTF-16 without a byte order mark',
    { [`${at}/a.md`]: utf16('## abc def\n') },
    [
      'notes/week-01/a.md:1:2 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16LE인 파일 같습니다.',
      reopened('UTF-16LE로', '`UTF-16 LE`'),
    ],
  ],
  [
    'bytes of no known encoding',
    { [`${at}/a.md`]: bytes('- a\n- b', [0xff, 0x80], '\n') },
    ['notes/week-01/a.md:2:4 error  UTF-8이 아닌 글자가 있습니다.', reopened('원래 인코딩으로')],
  ],
  [
    'a NUL',
    { [`${at}/a.md`]: '## 제목\n\n- a\0b\n' },
    [
      'notes/week-01/a.md:3:4 error  눈에 보이지 않는 NUL 문자가 있습니다.',
      '  → 그 문자를 지우거나, 노트가 아니면 설정의 ignore에 파일을 적어 주세요.',
    ],
  ],
  [
    'fifty megabytes',
    { [`${at}/a.md`]: Buffer.alloc(50_000_000, '- a\n') },
    [
      'notes/week-01/a.md error  파일이 너무 큽니다: 50000000바이트. 1048576바이트까지 읽습니다.',
      '  → 노트라면 그림이나 첨부를 다른 파일로 옮겨 주세요.',
    ],
  ],
]
