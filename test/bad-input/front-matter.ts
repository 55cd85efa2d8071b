import type { BadInput } from './notes.ts'

const at = 'notes/week-01'

/** Invalid front matter of notes, each with everything that is printed. */
export const badFrontMatter: BadInput[] = [
  [
    'broken YAML',
    { [`${at}/a.md`]: '---\ntitle: [하나\n---\n' },
    [
      'notes/week-01/a.md:2:8 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: 여기서 연 괄호에 닫는 `]`가 없거나, 그 아래 줄의 들여쓰기가 모자랍니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'YAML that indents with a tab',
    { [`${at}/a.md`]: '---\ntitle:\n\t- x\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: 탭으로 들여썼습니다. 공백으로 들여써야 합니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'front matter that is not a mapping',
    { [`${at}/a.md`]: '---\n오늘 읽은 것\n---\n' },
    [
      'notes/week-01/a.md:2:1 error  첫 줄의 `---`부터 다음 `---`까지는 front matter인데, `key: value` 형식이 아닌 글이 있습니다.',
      '  → 구분선으로 쓴 것이라면 첫 줄의 `---`를 지우거나 그 위에 빈 줄을 넣어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'a key twice',
    { [`${at}/a.md`]: '---\ntitle: a\ntitle: b\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: 같은 키가 두 번 나옵니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'wrong types',
    { [`${at}/a.md`]: '---\nmember: [a]\ntitle: {a: b}\ndate: 어제\ndraft: 아마도\n---\n' },
    [
      'notes/week-01/a.md:2:1 error  front matter의 `member` 값이 올바르지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:3:1 error  front matter의 `title` 값이 올바르지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:4:1 error  front matter의 `date` 값이 올바르지 않습니다. `2026-09-03`처럼 적은 날짜여야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:5:1 error  front matter의 `draft` 값이 올바르지 않습니다. `true`나 `false`여야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'front matter in JavaScript, which must not run',
    { [`${at}/a.md`]: '---js\n{ title: process.exit(0) }\n---\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `js`로 적혀 있습니다. YAML만 읽으며, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 형식으로 적어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 섹션이 없습니다. 있는 제목: ---js { title: process.exit(0) }. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 제목을 섹션 이름으로 바꾸거나, 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'front matter in CoffeeScript',
    { [`${at}/a.md`]: '---coffee\ntitle: process.exit 0\n---\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `coffee`로 적혀 있습니다. YAML만 읽으며, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 형식으로 적어 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 섹션이 없습니다. 있는 제목: ---coffee title: process.exit 0. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 제목을 섹션 이름으로 바꾸거나, 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'front matter in TOML',
    { [`${at}/a.md`]: '+++\ndraft = true\n+++\n\n## 핵심 인사이트\n\n- a\n' },
    [
      'notes/week-01/a.md:1:1 error  front matter가 `toml`로 적혀 있습니다. YAML만 읽으며, 코드는 실행하지 않습니다.',
      '  → 첫 줄을 `---`로 바꾸고 `key: value` 형식으로 적어 주세요.',
    ],
  ],
  [
    'an alias bomb',
    {
      [`${at}/a.md`]: `---\na: &a [x, x]\n${[...'bcdefgh'].map((key, i) => `${key}: &${key} [${`*${'abcdefg'[i]}, `.repeat(9)}]`).join('\n')}\ntitle: *h\n---\n`,
    },
    [
      'notes/week-01/a.md:10:1 error  front matter의 `title` 값이 올바르지 않습니다. 한 줄의 글이어야 합니다.',
      '  → 값을 고치거나 그 줄을 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'YAML too deep',
    { [`${at}/a.md`]: `---\ntitle: ${'['.repeat(10_000)}\n---\n` },
    [
      'notes/week-01/a.md:1:1 error  YAML이 50단계보다 깊게 중첩되어 있습니다. 보통 4단계를 넘지 않습니다.',
      '  → 잘못 붙여 넣은 괄호나 `-`, `?`를 지워 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'front matter that is too long',
    { [`${at}/a.md`]: `---\ntitle: ${'가'.repeat(17_000)}\n---\n` },
    [
      'notes/week-01/a.md:1:1 error  front matter가 너무 깁니다: 17015자. 16384자까지 읽습니다.',
      '  → 본문은 닫는 `---` 아래로 옮겨 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
  [
    'a value that is too long for a name: it would be parsed as Markdown, in quadratic time',
    { [`${at}/a.md`]: `---\nmember: 김하나\nromanized: "${'[a]('.repeat(4_000)}"\n---\n## 핵심 인사이트\n\n- 글\n` },
    [
      'notes/week-01/a.md:3:1 error  front matter의 `romanized` 값이 너무 깁니다. 500자까지 읽습니다.',
      '  → 값을 줄이거나, 긴 글은 닫는 `---` 아래로 옮겨 주세요.',
    ],
  ],
  [
    'front matter that a thematic break further down closes',
    { [`${at}/a.md`]: '---\ntitle: a\n\n## 핵심 인사이트\n\n- a\n\n---\n' },
    [
      'notes/week-01/a.md:3:1 error  노트 맨 위의 front matter가 올바른 YAML이 아닙니다: `key:`가 있어야 할 자리에 `-`가 있습니다.',
      '  → `key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
      'notes/week-01/a.md:1:1 warning  노트에 제목이 하나도 없습니다. 찾는 섹션: 핵심 인사이트, 독특한 관점 또는 흥미로운 발견, 실무 적용 아이디어, 추가 학습이 필요한 부분',
      '  → 글 위에 `## 핵심 인사이트`를 적어 주세요. 모임이 다른 제목을 쓴다면 설정의 `sections`에 별칭(aliases)으로 추가해 주세요.',
    ],
  ],
]
