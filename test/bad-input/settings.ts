import { configSchema } from '../../src/workspace/config-schema.ts'
import { ruleNames } from '../../src/workspace/rule-names.ts'
import { reopened } from './bytes.ts'
import type { BadInput } from './notes.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

const keys = Object.keys(configSchema.shape).join(', ')

/** `한글` in CP949. */
const cp949 = [0xc7, 0xd1, 0xb1, 0xdb]

/** Invalid templates and configs, each with everything that is printed. */
export const badSettings: BadInput[] = [
  [
    'an incomplete template',
    { 'templates/insights.md': '# {week}\n\n<!-- insights:each member -->\n' },
    [
      'templates/insights.md:3:1 error  닫는 `<!-- insights:end -->`가 없습니다.',
      '  → 반복할 부분이 끝나는 곳에 `<!-- insights:end -->`를 한 줄로 넣어 주세요.',
    ],
  ],
  [
    'a template in CP949',
    { 'templates/insights.md': bytes('# ', cp949, '\n') },
    [
      'templates/insights.md:1:3 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949(EUC-KR)인 파일 같습니다.',
      reopened('CP949(EUC-KR)로', '`Korean (EUC-KR)`'),
    ],
  ],
  [
    'a config with wrong types',
    { 'insights.config.yaml': 'title: [a]\nmissing: 3\nmembers: {a: b}\n' },
    [
      'insights.config.yaml:1:8 error  title: `[…]` 대신 한 줄의 글이 필요합니다.',
      '  → 숫자나 `true`로 읽힐 수 있는 글은 따옴표로 감싸 주세요.',
      'insights.config.yaml:2:10 error  missing: `3` 대신 한 줄의 글이나 `false`가 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
      'insights.config.yaml:3:10 error  members: `{…}` 대신 목록이 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
    ],
  ],
  [
    'a config with names of object properties',
    { 'insights.config.yaml': '__proto__: {a: b}\nconstructor: x\n' },
    [
      `insights.config.yaml:1:1 error  __proto__: 알 수 없는 키입니다. 쓸 수 있는 키: ${keys}`,
      '  → 이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
      `insights.config.yaml:2:1 error  constructor: 알 수 없는 키입니다. 쓸 수 있는 키: ${keys}`,
      '  → 이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
    ],
  ],
  [
    'a config with paths out of the workspace',
    { 'insights.config.yaml': 'output: ../{week}.md\nnotes: /etc/{week}/{member}.md\n' },
    [
      'insights.config.yaml:1:9 error  output: `../{week}.md`는 쓸 수 없는 경로입니다. 작업 폴더 안의 상대 경로를 `/`로 적어야 합니다.',
      '  → 맨 앞의 `/`나 드라이브 이름, `..`을 지우고 폴더 사이에 `/`를 적어 주세요.',
      'insights.config.yaml:2:8 error  notes: `/etc/{week}/{member}.md`는 쓸 수 없는 경로입니다. 작업 폴더 안의 상대 경로를 `/`로 적어야 합니다.',
      '  → 맨 앞의 `/`나 드라이브 이름, `..`을 지우고 폴더 사이에 `/`를 적어 주세요.',
    ],
  ],
  [
    'a config that writes into folders of other tools',
    {
      'insights.config.yaml':
        'output: .git/hooks/{week}\ndiscussion: {file: "a/.GIT./{week}.md", minutes: "NODE_MODULES/{week}.md"}\n',
    },
    [
      'insights.config.yaml:1:9 error  output: `.git/hooks/{week}`은 `.git` 폴더 안의 경로라서 쓸 수 없습니다.',
      '  → `notes/{week}`처럼 다른 폴더를 적어 주세요.',
      'insights.config.yaml:2:20 error  discussion.file: `a/.GIT./{week}.md`는 `.git` 폴더 안의 경로라서 쓸 수 없습니다.',
      '  → `notes/{week}`처럼 다른 폴더를 적어 주세요.',
      'insights.config.yaml:2:50 error  discussion.minutes: `NODE_MODULES/{week}.md`는 `node_modules` 폴더 안의 경로라서 쓸 수 없습니다.',
      '  → `notes/{week}`처럼 다른 폴더를 적어 주세요.',
    ],
  ],
  [
    'a config in English with an open bracket',
    { 'insights.config.yaml': 'language: en\ntitle: [a\n' },
    [
      'insights.config.yaml:2:8 error  The config cannot be read: `]` is missing for the bracket that opens here, or a line in it is not indented enough',
      '  → Check the indentation, quotes and brackets of this line and the lines around it.',
    ],
  ],
  [
    'a config with an invalid model, and more',
    { 'insights.config.yaml': 'model: {command: x}\nlint: {rules: {image-art: off}}\noutput: x.md\n' },
    [
      'insights.config.yaml:1:18 error  model.command: `x` 대신 `[claude, -p]`처럼 프로그램과 인수를 적은 목록이 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
      `insights.config.yaml:2:16 error  lint.rules.image-art: 알 수 없는 키입니다. 쓸 수 있는 키: ${ruleNames.join(', ')}`,
      '  → 이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
      'insights.config.yaml:3:9 error  output: `x.md`에 꼭 있어야 하는 `{week}` 표시가 없습니다.',
      '  → 폴더나 파일 이름에 `{week}`을 넣어 주세요. 예: `output: notes/{week}/insights.md`',
    ],
  ],
  [
    'a config in CP949',
    { 'insights.config.yaml': bytes('language: ko\ntitle: ', cp949, '\n') },
    [
      'insights.config.yaml:2:8 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949(EUC-KR)인 파일 같습니다.',
      reopened('CP949(EUC-KR)로', '`Korean (EUC-KR)`'),
    ],
  ],
  [
    'a config with a title that is too long, which would be parsed as Markdown in quadratic time',
    { 'insights.config.yaml': `title: "${'[a]('.repeat(15_000)}"\n` },
    [
      'insights.config.yaml:1:8 error  title: `[a]([a]([a]([a]([a]([a]([a]([a]([a]([a](…` 대신 500자가 넘지 않는 글이 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
    ],
  ],
  [
    'a config with an alias bomb',
    {
      'insights.config.yaml': `x: &a [x]\n${[...'bcdefghi'].map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`).join('\n')}\n`,
    },
    [
      'insights.config.yaml:1:1 error  설정 파일을 읽을 수 없습니다: `*` 표시로 되풀이한 값이 너무 많습니다.',
      '  → 이 줄과 위아래 줄의 들여쓰기, 따옴표, 괄호를 확인해 주세요.',
    ],
  ],
]
