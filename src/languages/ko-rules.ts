import { koMarkdownRules } from './ko-rules-markdown.ts'
import type { Explanation } from './language.ts'

/** 규칙마다 무엇을 찾는지, 왜 찾는지, 틀린 예와 맞는 예. */
export const koRules: ReadonlyMap<string, Explanation> = new Map([
  [
    'front-matter',
    {
      what: '노트 맨 위 `---` 두 줄 사이의 front matter를 읽을 수 없거나, 값이 알맞지 않습니다.',
      why: '누구의 어느 주차 노트인지 알 수 없어서 build가 멈춥니다.',
      wrong: '---\ndate: 9월 6일\n---\n',
      right: '---\ndate: 2026-09-06\n---\n',
    },
  ],
  [
    'front-matter-key',
    {
      what: 'front matter에 모르는 키가 있습니다. 대개 오타입니다.',
      why: '모르는 키에 적은 값은 어디에도 쓰이지 않습니다.',
      wrong: '---\nmembr: kim-hana\n---\n',
      right: '---\nmember: kim-hana\n---\n',
    },
  ],
  [
    'path-mismatch',
    {
      what: 'front matter의 사람이나 주차가 파일의 경로와 다릅니다. 예는 `notes/week-02/kim-hana.md`입니다.',
      why: '지난주 노트를 복사하면 흔히 생깁니다. 경로를 믿지만, 어느 쪽이 틀렸는지는 쓴 사람만 압니다.',
      wrong: '---\nmember: kim-hana\nweek: week-01\n---\n',
      right: '---\nmember: kim-hana\nweek: week-02\n---\n',
    },
  ],
  [
    'conflict-marker',
    {
      what: 'git이 병합하다 만 표시가 남아 있습니다.',
      why: '두 사람의 글이 뒤섞인 채 문서에 들어가므로 build가 멈춥니다.',
      wrong: '<<<<<<< HEAD\n- 내 글\n=======\n- 다른 글\n>>>>>>> main\n',
      right: '- 내 글\n',
    },
  ],
  [
    'too-complex',
    {
      what: '목록이나 인용을 너무 깊이 겹쳤거나, 한 노트에 기호가 너무 많아서 끝까지 읽지 못했습니다.',
      why: '읽지 못한 줄부터는 검사할 수 없고, 문서에도 넣을 수 없어서 build가 멈춥니다.',
      wrong: `${'> '.repeat(70)}글\n`,
      right: '> 글\n',
    },
  ],
  [
    'no-section',
    {
      what: '노트에서 아는 섹션을 하나도 찾지 못했습니다.',
      why: '문서에는 섹션 안의 글만 들어가므로 이 노트에서는 아무것도 들어가지 않습니다.',
      wrong: '## 느낀 점\n\n- 재미있었다.\n',
      right: '## 핵심 인사이트\n\n- 재미있었다.\n',
    },
  ],
  [
    'missing-section',
    {
      what: '설정에서 `required: true`로 정한 섹션이 없습니다. 예에서는 핵심 인사이트가 그렇습니다.',
      why: '모두가 쓰기로 한 자리가 문서에서 비게 됩니다.',
      wrong: '## 실무 적용 아이디어\n\n- 인덱스를 다시 본다.\n',
      right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n\n## 실무 적용 아이디어\n\n- 인덱스를 다시 본다.\n',
    },
  ],
  [
    'near-section',
    {
      what: '섹션 이름과 한 글자가 다르거나 낱말의 순서가 다른 제목입니다.',
      why: '섹션으로 읽지 않으므로 그 아래 글이 문서에서 빠집니다.',
      wrong: '## 핵심 인사이드\n\n- 쓰기는 비싸다.\n',
      right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    },
  ],
  [
    'nested-section',
    {
      what: '섹션 제목이 인용이나 목록 안에 있습니다.',
      why: '노트의 가장 바깥에 있는 제목만 섹션을 엽니다. 인용 안의 제목은 남의 글일 수도 있습니다.',
      wrong: '> ## 핵심 인사이트\n>\n> - 쓰기는 비싸다.\n',
      right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    },
  ],
  [
    'swallowed-section',
    {
      what: '섹션 제목이 바로 윗줄의 HTML이나 닫지 않은 코드 블록에 들어갔습니다.',
      why: 'GitHub에서도 제목이 아니라 글이나 코드로 보이고, 그 섹션은 문서에서 빠집니다.',
      wrong: '<br/>\n## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
      right: '<br/>\n\n## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    },
  ],
  [
    'empty-section',
    {
      what: '제목만 있고 내용이 없는 섹션입니다. 빈 목록 기호와 주석은 내용으로 치지 않습니다.',
      why: '문서에서 빠집니다. 쓰려다 잊은 것일 수도 있습니다.',
      wrong: '## 핵심 인사이트\n\n-\n',
      right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    },
  ],
  [
    'duplicate-section',
    {
      what: '같은 섹션이 노트에 두 번 나옵니다.',
      why: '문서에는 둘이 이어져서 들어갑니다. 뜻한 대로인지 확인해 주세요.',
      wrong: '## 핵심 인사이트\n\n- 하나\n\n## 핵심 인사이트\n\n- 둘\n',
      right: '## 핵심 인사이트\n\n- 하나\n- 둘\n',
    },
  ],
  [
    'section-order',
    {
      what: '섹션의 순서가 설정과 다릅니다.',
      why: '문서에서는 설정의 순서대로 놓이므로, 앞의 글을 받는 말이 어긋날 수 있습니다.',
      wrong: '## 실무 적용 아이디어\n\n- 하나\n\n## 핵심 인사이트\n\n- 둘\n',
      right: '## 핵심 인사이트\n\n- 둘\n\n## 실무 적용 아이디어\n\n- 하나\n',
    },
  ],
  [
    'item-count',
    {
      what: '섹션의 항목이 설정의 `min`보다 적거나 `max`보다 많습니다. 예에서는 둘 이상이어야 합니다.',
      why: '모임에서 정한 분량입니다. 항목은 목록의 맨 바깥 항목이고, 목록이 없으면 문단입니다.',
      wrong: '## 핵심 인사이트\n\n- 하나\n',
      right: '## 핵심 인사이트\n\n- 하나\n- 둘\n',
    },
  ],
  [
    'item-title',
    {
      what: '설정에서 `titled: true`로 정한 섹션에 굵은 제목이 없는 항목이 있습니다.',
      why: '토론 주제를 고를 때 제목으로 항목을 부릅니다.',
      wrong: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
      right: '## 핵심 인사이트\n\n- **쓰기 비용**: 쓰기는 비싸다.\n',
    },
  ],
  [
    'question-mark',
    {
      what: '토론 질문 섹션에서 묻는 말이 물음표 없이 끝납니다. 이야기하고 싶은 주제나 부탁은 괜찮습니다.',
      why: '통합 토론 주제에 질문으로 들어갑니다.',
      wrong: '## 토론 질문\n\n- 인덱스 비용은 누가 내야 할까요\n',
      right: '## 토론 질문\n\n- 인덱스 비용은 누가 내야 할까요?\n',
    },
  ],
  ...koMarkdownRules,
])
