import { ruleNames } from '../src/config/rules.ts'

/** Bytes that stand in a workspace beside a good note and its document. */
export type Files = Record<string, string | Uint8Array>

/** A name, the files, and each line that a run prints: what was found, what was expected, what to do. */
export type BadInput = [name: string, files: Files, printed: string[]]

const at = 'notes/week-01'
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

/** `한글` as CP949 has it. */
const cp949 = [0xc7, 0xd1, 0xb1, 0xdb]

/** What people leave in the folder of a week: for each, all that is said of it. */
export const badNotes: BadInput[] = [
  [
    'broken YAML',
    { [`${at}/a.md`]: '---\ntitle: [하나\n---\n' },
    [
      'notes/week-01/a.md:2:11 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'YAML that indents with a tab',
    { [`${at}/a.md`]: '---\ntitle:\n\t- x\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: Tabs are not allowed as indentation',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'front matter that is no mapping',
    { [`${at}/a.md`]: '---\n오늘 읽은 것\n---\n' },
    [
      'notes/week-01/a.md:2:1 error  첫 줄의 `---`부터 다음 `---`까지는 front matter인데, `key: value` 꼴이 아닌 글이 있습니다.',
      '  → front matter가 아니라 구분선이었다면 첫 줄의 `---`를 지우거나 그 위에 빈 줄을 하나 넣어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'a key twice',
    { [`${at}/a.md`]: '---\ntitle: a\ntitle: b\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: Map keys must be unique',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'wrong types',
    { [`${at}/a.md`]: '---\nmember: [a]\ntitle: {a: b}\ndate: 어제\ndraft: 아마도\n---\n' },
    [
      'notes/week-01/a.md:2:1 error  front matter의 `member` 값이 알맞지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:3:1 error  front matter의 `title` 값이 알맞지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:4:1 error  front matter의 `date` 값이 알맞지 않습니다. `2026-09-03`처럼 적은 날짜여야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:5:1 error  front matter의 `draft` 값이 알맞지 않습니다. `true`나 `false`여야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'front matter that would run',
    { [`${at}/a.md`]: '---js\n{ title: process.exit(0) }\n---\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `js`로 적혀 있습니다. YAML만 읽고, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 꼴로 적어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에서 아는 섹션을 찾지 못했습니다. 있는 제목: ---js { title: process.exit(0) }. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'and in CoffeeScript',
    { [`${at}/a.md`]: '---coffee\ntitle: process.exit 0\n---\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `coffee`로 적혀 있습니다. YAML만 읽고, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 꼴로 적어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에서 아는 섹션을 찾지 못했습니다. 있는 제목: ---coffee title: process.exit 0. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'and in TOML',
    { [`${at}/a.md`]: '+++\ndraft = true\n+++\n\n## 핵심 인사이트\n\n- a\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `toml`로 적혀 있습니다. YAML만 읽고, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 꼴로 적어 주세요.',
    ],
  ],
  [
    'an alias bomb',
    {
      [`${at}/a.md`]: `---\na: &a [x, x]\n${[...'bcdefgh'].map((key, i) => `${key}: &${key} [${`*${'abcdefg'[i]}, `.repeat(9)}]`).join('\n')}\ntitle: *h\n---\n`,
    },
    [
      'notes/week-01/a.md:10:1 error  front matter의 `title` 값이 알맞지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'YAML too deep',
    { [`${at}/a.md`]: `---\ntitle: ${'['.repeat(10_000)}\n---\n` },
    [
      'notes/week-01/a.md:1:1 error  YAML이 50단계보다 깊게 중첩되어 있습니다. 네 단계면 충분합니다.',
      '  → 잘못 붙여 넣은 괄호나 `-`, `?`를 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'front matter too long',
    { [`${at}/a.md`]: `---\ntitle: ${'가'.repeat(17_000)}\n---\n` },
    [
      'notes/week-01/a.md:1:1 error  front matter가 17007자입니다. 16384자까지 읽습니다.',
      '  → 본문은 닫는 `---` 아래로 옮겨 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'CP949',
    { [`${at}/a.md`]: bytes('- a\n- b ', cp949, '\n') },
    [
      'notes/week-01/a.md:2:5 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'UTF-16, little end first',
    { [`${at}/a.md`]: bytes([0xff, 0xfe], [...utf16('## 제목\n')]) },
    [
      'notes/week-01/a.md:1:1 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16LE인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'UTF-16, big end first',
    { [`${at}/a.md`]: bytes([0xfe, 0xff], [...utf16('## 제목\n').swap16()]) },
    [
      'notes/week-01/a.md:1:1 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16BE인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'UTF-16 without a mark',
    { [`${at}/a.md`]: utf16('## abc def\n') },
    [
      'notes/week-01/a.md:1:2 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 UTF-16LE인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'bytes of no encoding',
    { [`${at}/a.md`]: bytes('- a\n- b', [0xff, 0x80], '\n') },
    [
      'notes/week-01/a.md:2:4 error  UTF-8이 아닌 글자가 있습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'a NUL',
    { [`${at}/a.md`]: '## 제목\n\n- a\0b\n' },
    [
      'notes/week-01/a.md:3:4 error  눈에 보이지 않는 NUL 문자가 있습니다. 글만 있어야 합니다.',
      '  → 그 자리의 문자를 지우거나, 노트가 아닌 파일이면 ignore에 적어 주세요.',
    ],
  ],
  [
    'fifty megabytes',
    { [`${at}/a.md`]: Buffer.alloc(50_000_000, '- a\n') },
    [
      'notes/week-01/a.md error  파일이 50000000바이트입니다. 1048576바이트까지 읽습니다.',
      '  → 노트가 맞으면 그림이나 첨부를 다른 파일로 옮겨 주세요.',
    ],
  ],
  [
    'ten thousand quotes in one another',
    { [`${at}/a.md`]: `${'>'.repeat(10_000)} a\n` },
    [
      'notes/week-01/a.md:1:1 error  목록과 인용이 10000단계로 중첩되어 있습니다. 60단계까지 읽습니다.',
      '  → 들여쓰기와 `>`를 줄여 주세요.',
    ],
  ],
  [
    'ten thousand lists in one another',
    { [`${at}/a.md`]: `a\n\n${'- '.repeat(10_000)}a\n` },
    [
      'notes/week-01/a.md:3:1 error  목록과 인용이 10000단계로 중첩되어 있습니다. 60단계까지 읽습니다.',
      '  → 들여쓰기와 `>`를 줄여 주세요.',
    ],
  ],
  [
    'conflict markers',
    { [`${at}/a.md`]: '## 핵심 인사이트\n\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> feature\n' },
    [
      'notes/week-01/a.md:3:1 error  git의 병합 충돌 표시 `<<<<<<<`가 남아 있습니다.',
      '  → 두 쪽 가운데 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
      'notes/week-01/a.md:7:1 error  git의 병합 충돌 표시 `>>>>>>>`가 남아 있습니다.',
      '  → 두 쪽 가운데 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    ],
  ],
  [
    'conflict markers in minutes',
    { [`${at}/minutes.md`]: '<<<<<<< HEAD\n- a\n' },
    [
      'notes/week-01/minutes.md:1:1 error  git의 병합 충돌 표시 `<<<<<<<`가 남아 있습니다.',
      '  → 두 쪽 가운데 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    ],
  ],
  [
    'a broken discussion',
    { [`${at}/discussion.md`]: '---\na: "\n---\n' },
    [
      'notes/week-01/discussion.md:2:5 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: Missing closing "quote',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/discussion.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 공통 질문, 심화 토론, 다음 주차 연결 포인트',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'two broken notes at once',
    { [`${at}/a.md`]: '---\na: [\n---\n', [`${at}/b.md`]: '>>>>>>> x\n', [`${at}/c.md`]: bytes([0xff]) },
    [
      'notes/week-01/a.md:2:5 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
      'notes/week-01/b.md:1:1 error  git의 병합 충돌 표시 `>>>>>>>`가 남아 있습니다.',
      '  → 두 쪽 가운데 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
      'notes/week-01/b.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
      'notes/week-01/c.md:1:1 error  UTF-8이 아닌 글자가 있습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'the same in English',
    {
      'insights.config.yaml': 'language: en\n',
      [`${at}/a.md`]: '---\na: [\n---\n',
      [`${at}/b.md`]: '>>>>>>> x\n',
      [`${at}/c.md`]: bytes([0xff]),
      [`${at}/d.md`]: '## Core insights\n\n- a\0b\n',
      [`${at}/e.md`]: `${'>'.repeat(10_000)} a\n`,
    },
    [
      'notes/week-01/a.md:2:5 error  Found broken YAML in the front matter: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '  → Write one `key: value` a line, and put a value with `:` or `#` in it between quotes.',
      'notes/week-01/a.md:1:1 warning  Found no heading, expected Core insights, Unique perspectives or interesting discoveries, Practical applications, Further study',
      '  → Write the sections as `## Heading`, or add aliases to `sections` in the config.',
      "notes/week-01/b.md:1:1 error  Found git's conflict marker `>>>>>>>`, expected a merged note",
      '  → Keep the text that is right and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
      'notes/week-01/b.md:1:1 warning  Found no heading, expected Core insights, Unique perspectives or interesting discoveries, Practical applications, Further study',
      '  → Write the sections as `## Heading`, or add aliases to `sections` in the config.',
      'notes/week-01/c.md:1:1 error  Found bytes that are not UTF-8',
      '  → Save it again as UTF-8 in your editor.',
      'notes/week-01/d.md:3:4 error  Found a NUL character, expected text',
      '  → Delete that character, or add the file to `ignore` if it is no note.',
      'notes/week-01/e.md:1:1 error  Found lists and quotes nested 10000 deep, expected at most 60',
      '  → Indent less, or remove some of the `>`.',
      'notes/week-01/kim.md:1:1 warning  Found no section among the headings 핵심 인사이트, expected Core insights, Unique perspectives or interesting discoveries, Practical applications, Further study',
      '  → Write the sections as `## Heading`, or add aliases to `sections` in the config.',
    ],
  ],
  [
    'front matter that a rule further down closes',
    { [`${at}/a.md`]: '---\ntitle: a\n\n## 핵심 인사이트\n\n- a\n\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: A block sequence may not be used as an implicit map key',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → `## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    ],
  ],
  [
    'a paragraph of brackets',
    { [`${at}/a.md`]: `## 핵심 인사이트\n\n${'[]'.repeat(100_000)}\n` },
    [
      'notes/week-01/a.md:3:1 error  줄과 기호가 너무 많습니다. 3번째 줄에서 파일 하나로 읽을 수 있는 양을 넘습니다.',
      '  → 노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
    ],
  ],
  [
    'a hundred thousand lines',
    { [`${at}/a.md`]: '- a\n'.repeat(100_000) },
    [
      'notes/week-01/a.md:4615:1 error  줄과 기호가 너무 많습니다. 4615번째 줄에서 파일 하나로 읽을 수 있는 양을 넘습니다.',
      '  → 노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
    ],
  ],
  [
    'ten thousand HTML tags',
    { [`${at}/a.md`]: '<font size=1>'.repeat(10_000) },
    [
      'notes/week-01/a.md:1:1 error  한 문단에 괄호와 별표 같은 기호가 10000개 있습니다. 1500개까지 읽습니다.',
      '  → 빈 줄로 문단을 나누거나, 기호가 많은 부분을 코드 블록에 넣어 주세요.',
    ],
  ],
  [
    'two notes of one member',
    { [`${at}/\u1100\u1161.md`]: '## 핵심 인사이트\n\n- a\n', [`${at}/\uac00.md`]: '## 핵심 인사이트\n\n- a\n' },
    [
      'notes/week-01/가.md error  `가`의 `week-01` 노트가 둘입니다: `notes/week-01/가.md` (자모가 풀린 이름, NFD), `notes/week-01/가.md`. 한 사람이 한 주에 노트 하나여야 합니다.',
      '  → 하나로 합쳐 주세요. 나누어 쓰려면 설정의 notes 패턴에 `*`를 넣어 주세요.',
    ],
  ],
  [
    'a template that is not finished',
    { 'templates/insights.md': '# {week}\n\n<!-- insights:each member -->\n' },
    [
      'templates/insights.md:3:1 error  닫는 `<!-- insights:end -->`가 없습니다.',
      '  → 되풀이할 부분이 끝나는 곳에 `<!-- insights:end -->`를 한 줄로 넣어 주세요.',
    ],
  ],
  [
    'a template in CP949',
    { 'templates/insights.md': bytes('# ', cp949, '\n') },
    [
      'templates/insights.md:1:3 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'a config with wrong types',
    { 'insights.config.yaml': 'title: [a]\nmissing: 3\nmembers: {a: b}\n' },
    [
      'insights.config.yaml:1:8 error  title: 지금 값은 `[…]`입니다. 한 줄의 글이 필요합니다.',
      '  → 숫자나 `true`처럼 읽히는 글은 따옴표로 감싸 주세요.',
      'insights.config.yaml:2:10 error  missing: 지금 값은 `3`입니다. 한 줄의 글이나 `false`가 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
      'insights.config.yaml:3:10 error  members: 지금 값은 `{…}`입니다. 목록이 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
    ],
  ],
  [
    'a config with names that objects have',
    { 'insights.config.yaml': '__proto__: {a: b}\nconstructor: x\n' },
    [
      'insights.config.yaml:1:1 error  __proto__: 모르는 키입니다. 쓸 수 있는 키: title, language, notes, output, templates, ignore, missing, empty, members, sections, weeks, discussion, model, lint',
      '  → 지우거나 아는 키로 바꿔 주세요.',
      'insights.config.yaml:2:1 error  constructor: 모르는 키입니다. 쓸 수 있는 키: title, language, notes, output, templates, ignore, missing, empty, members, sections, weeks, discussion, model, lint',
      '  → 지우거나 아는 키로 바꿔 주세요.',
    ],
  ],
  [
    'a config out of its folder',
    { 'insights.config.yaml': 'output: ../{week}.md\nnotes: /etc/{week}/{member}.md\n' },
    [
      'insights.config.yaml:1:9 error  output: `../{week}.md`는 작업 폴더 밖을 가리키거나 `/`로 적지 않은 경로입니다. 작업 폴더 안의 상대 경로여야 합니다.',
      '  → 맨 앞의 `/`나 드라이브 이름, `..`을 없애고 폴더 사이에 `/`를 적어 주세요.',
      'insights.config.yaml:2:8 error  notes: `/etc/{week}/{member}.md`는 작업 폴더 밖을 가리키거나 `/`로 적지 않은 경로입니다. 작업 폴더 안의 상대 경로여야 합니다.',
      '  → 맨 앞의 `/`나 드라이브 이름, `..`을 없애고 폴더 사이에 `/`를 적어 주세요.',
    ],
  ],
  [
    'a config in English that leaves a bracket open',
    { 'insights.config.yaml': 'language: en\ntitle: [a\n' },
    [
      'insights.config.yaml:2:8 error  title: Found `[…]`, expected one line of text',
      '  → Put text that reads like a number or like `true` in quotes.',
      'insights.config.yaml:3:1 error  Found text that cannot be read as a config: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '  → Check the indentation, quotes and brackets of this line and the one above.',
    ],
  ],
  [
    'a config whose model has no right address, and more',
    { 'insights.config.yaml': 'model: {baseUrl: x, keyEnv: A}\nlint: {rules: {image-art: off}}\noutput: x.md\n' },
    [
      'insights.config.yaml:1:18 error  model.baseUrl: 지금 값은 `x`입니다. `http://`나 `https://`로 시작하는 주소가 필요합니다.',
      '  → 값을 고치거나 이 키를 지워 주세요.',
      `insights.config.yaml:2:16 error  lint.rules.image-art: 모르는 키입니다. 쓸 수 있는 키: ${ruleNames.join(', ')}`,
      '  → `image-alt`의 오타라면 고쳐 주세요.',
      'insights.config.yaml:3:9 error  output: `x.md`에 `{week}` 자리가 없습니다. `{week}` 자리가 꼭 필요합니다.',
      '  → 폴더나 파일 이름에 `{week}`을 넣어 주세요.',
    ],
  ],
  [
    'a config in CP949',
    { 'insights.config.yaml': bytes('language: ko\ntitle: ', cp949, '\n') },
    [
      'insights.config.yaml:2:8 error  UTF-8이 아닌 글자가 있습니다. 인코딩이 CP949인 파일 같습니다.',
      '  → 편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    ],
  ],
  [
    'a config with an alias bomb',
    {
      'insights.config.yaml': `x: &a [x]\n${[...'bcdefghi'].map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`).join('\n')}\n`,
    },
    [
      'insights.config.yaml:1:1 error  설정 파일의 문법이 맞지 않습니다: Excessive alias count indicates a resource exhaustion attack',
      '  → 이 줄과 바로 윗줄의 들여쓰기, 따옴표, 괄호를 확인해 주세요.',
    ],
  ],
]
