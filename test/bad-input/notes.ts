import { reopened } from './bytes.ts'

/** Files of a workspace that also contains a good note and its document. */
export type Files = Record<string, string | Uint8Array>

/** A name, the files, and each line that a run prints: what was found, what was expected, what to do. */
export type BadInput = [name: string, files: Files, printed: string[]]

const at = 'notes/week-01'
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

/** Notes, discussions and minutes that cannot be built, each with everything that is printed. */
export const badNotes: BadInput[] = [
  [
    'ten thousand nested quotes',
    { [`${at}/a.md`]: `${'>'.repeat(10_000)} a\n` },
    [
      'notes/week-01/a.md:1:1 error  목록과 인용이 10000단계로 중첩되어 있습니다. 60단계까지 읽습니다.',
      '  → 들여쓰기와 `>`를 줄여 주세요.',
    ],
  ],
  [
    'ten thousand nested lists',
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
      '  → 두 쪽 중 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    ],
  ],
  [
    'conflict markers in minutes',
    { [`${at}/minutes.md`]: '<<<<<<< HEAD\n- a\n' },
    [
      'notes/week-01/minutes.md:1:1 error  git의 병합 충돌 표시 `<<<<<<<`가 남아 있습니다.',
      '  → 두 쪽 중 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    ],
  ],
  [
    'a broken discussion',
    { [`${at}/discussion.md`]: '---\na: "\n---\n' },
    [
      'notes/week-01/discussion.md:2:4 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: 여기서 연 따옴표(`"`)를 닫지 않았습니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/discussion.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 공통 질문, 심화 토론, 다음 주차 연결 포인트',
      '  → 글 위에 `## 공통 질문`을 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'two broken notes at once',
    { [`${at}/a.md`]: '---\na: [\n---\n', [`${at}/b.md`]: '>>>>>>> x\n', [`${at}/c.md`]: bytes([0xff]) },
    [
      'notes/week-01/a.md:2:4 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: 여기서 연 괄호에 닫는 `]`가 없거나, 그 아래 줄의 들여쓰기가 모자랍니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
      'notes/week-01/b.md:1:1 error  git의 병합 충돌 표시 `>>>>>>>`가 남아 있습니다.',
      '  → 두 쪽 중 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
      'notes/week-01/b.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
      'notes/week-01/c.md:1:1 error  UTF-8이 아닌 글자가 있습니다.',
      reopened('원래 인코딩으로'),
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
      'notes/week-01/a.md:2:4 error  Invalid YAML in the front matter: `]` is missing for the bracket that opens here, or a line in it is not indented enough',
      '  → Write one `key: value` per line, and put values with `:` or `#` in quotes.',
      'notes/week-01/a.md:1:1 warning  Found no headings; expected Core insights, Unique perspectives or interesting discoveries, Practical applications, Further study',
      '  → Put `## Core insights` above your text. If the group uses other headings, add them as aliases to `sections` in the config.',
      'notes/week-01/b.md:1:1 error  Found the conflict marker `>>>>>>>`, expected a merged note',
      '  → Keep the text you want and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
      'notes/week-01/b.md:1:1 warning  Found no headings; expected Core insights, Unique perspectives or interesting discoveries, Practical applications, Further study',
      '  → Put `## Core insights` above your text. If the group uses other headings, add them as aliases to `sections` in the config.',
      'notes/week-01/c.md:1:1 error  Found bytes that are not UTF-8',
      '  → Reopen it in its original encoding in your editor, then save it as UTF-8. In VS Code, click the name of the encoding at the bottom: `Reopen with Encoding`, then `Save with Encoding`, `UTF-8`.',
      'notes/week-01/d.md:3:4 error  Found a NUL character, expected text',
      '  → Delete the character, or add the file to `ignore` if it is not a note.',
      'notes/week-01/e.md:1:1 error  Found lists and quotes nested 10000 deep, expected at most 60',
      '  → Indent less, or remove some of the `>`.',
    ],
  ],
  [
    'a paragraph of brackets',
    { [`${at}/a.md`]: `## 핵심 인사이트\n\n${'[]'.repeat(100_000)}\n` },
    [
      'notes/week-01/a.md:3:1 error  줄과 기호가 너무 많습니다. 3번째 줄부터는 읽지 않습니다.',
      '  → 노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
    ],
  ],
  [
    'a hundred thousand lines',
    { [`${at}/a.md`]: '- a\n'.repeat(100_000) },
    [
      'notes/week-01/a.md:3001:1 error  줄과 기호가 너무 많습니다. 3001번째 줄부터는 읽지 않습니다.',
      '  → 노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
    ],
  ],
  [
    'lists that restart all the time',
    { [`${at}/a.md`]: '- a\n  - b\n'.repeat(3_000) },
    [
      'notes/week-01/a.md:3001:1 error  줄과 기호가 너무 많습니다. 3001번째 줄부터는 읽지 않습니다.',
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
    { [`${at}/\u1100\u1161.md`]: '## 핵심 인사이트\n\n- a\n', [`${at}/\uac00.md`]: '## 핵심 인사이트\n\n- b\n' },
    [
      'notes/week-01/가.md error  `가`의 `week-01` 노트가 둘입니다: `notes/week-01/가.md` (자모가 풀린 이름, NFD), `notes/week-01/가.md`. 팀원마다 한 주에 노트 하나만 쓸 수 있습니다.',
      '  → 하나로 합치거나, 나누어 쓰려면 설정의 notes 패턴에 `*`를 넣어 주세요.',
    ],
  ],
]
