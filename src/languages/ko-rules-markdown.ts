import type { Explanation } from './language.ts'

/** 글의 꼴을 보는 규칙. 나머지는 ko-rules.ts에 있다. */
export const koMarkdownRules: readonly [string, Explanation][] = [
  [
    'heading-level',
    {
      what: '제목의 단계를 건너뛰었습니다.',
      why: '목차와 화면 낭독기에서 글의 짜임이 어긋납니다.',
      wrong: '## 장 요약\n\n#### 세부\n',
      right: '## 장 요약\n\n### 세부\n',
    },
  ],
  [
    'heading-space',
    {
      what: '섹션 제목인데 `#` 뒤에 빈칸이 없습니다.',
      why: 'GitHub에서 제목이 아니라 `#`이 보이는 글이 되고, 그 섹션이 문서에서 빠집니다.',
      wrong: '##핵심 인사이트\n\n- 하나\n',
      right: '## 핵심 인사이트\n\n- 하나\n',
    },
  ],
  [
    'setext-label',
    {
      what: '글 바로 아랫줄에 `-`나 `---`만 있습니다.',
      why: 'Markdown에서는 윗줄을 큰 제목으로 만드는 표시입니다. 빈 목록이나 구분선이 되지 않습니다.',
      wrong: '장점:\n-\n',
      right: '장점:\n\n-\n',
    },
  ],
  [
    'swallowed-heading',
    {
      what: '제목이 바로 윗줄의 HTML에 붙어 있습니다.',
      why: 'HTML은 빈 줄까지 이어지므로, GitHub에서 제목이 아니라 `##`이 보이는 글이 됩니다.',
      wrong: '<br/>\n## 장 요약\n',
      right: '<br/>\n\n## 장 요약\n',
    },
  ],
  [
    'open-fence',
    {
      what: '코드 블록을 닫지 않았습니다.',
      why: '그 아래의 모든 글이 코드로 보이고, 아래 섹션이 빠집니다.',
      wrong: '```sql\nSELECT 1;\n',
      right: '```sql\nSELECT 1;\n```\n',
    },
  ],
  [
    'open-html',
    {
      what: 'HTML 주석이나 요소를 닫지 않았거나, 열지 않은 요소를 닫았습니다. `List<User>`처럼 글에 적은 꺾쇠도 HTML로 읽힙니다.',
      why: '아래의 글이 숨거나, 접힌 칸에 들어가거나, 꺾쇠 안의 낱말이 사라집니다.',
      wrong: '<details>\n<summary>더 보기</summary>\n\n긴 글\n',
      right: '<details>\n<summary>더 보기</summary>\n\n긴 글\n\n</details>\n',
    },
  ],
  [
    'emphasis-particle',
    {
      what: '굵은 글씨의 별표가 괄호나 따옴표와 글자 사이에 끼어 있습니다.',
      why: 'CommonMark는 이런 별표를 닫는 별표로 보지 않아서, GitHub에 `**`가 그대로 보입니다. `<!-- -->`는 화면에 나오지 않으면서 둘을 떼어 놓습니다.',
      wrong: '**복제 지연(Replication Lag)**은 평균이 아니다.\n',
      right: '**복제 지연(Replication Lag)**<!-- -->은 평균이 아니다.\n',
    },
  ],
  [
    'emphasis-space',
    {
      what: '굵은 글씨의 별표 바로 안쪽에 빈칸이 있습니다.',
      why: 'GitHub에서 굵어지지 않고 별표가 그대로 보입니다.',
      wrong: '문의는 **복제 지연 **때문이다.\n',
      right: '문의는 **복제 지연** 때문이다.\n',
    },
  ],
  [
    'strikethrough-range',
    {
      what: '한 문단에 물결표로 적은 범위가 둘 있습니다.',
      why: 'GitHub가 두 물결표 사이에 취소선을 긋습니다.',
      wrong: '1~5장과 6~9장을 읽었다.\n',
      right: '1\\~5장과 6\\~9장을 읽었다.\n',
    },
  ],
  [
    'broken-link',
    {
      what: '링크나 그림이 가리키는 파일이 없습니다. 예에는 `images/lag.svg`가 있습니다.',
      why: 'GitHub에서 그림이 깨지거나 404가 나옵니다. macOS와 Windows에서는 대소문자가 달라도 보이지만 GitHub에서는 보이지 않습니다.',
      wrong: '![복제 지연](Images/lag.svg)\n',
      right: '![복제 지연](images/lag.svg)\n',
    },
  ],
  [
    'link-space',
    {
      what: '링크나 그림의 경로에 빈칸이 있습니다.',
      why: '링크가 되지 않고 대괄호가 그대로 보입니다. 빈칸은 `%20`으로 적습니다.',
      wrong: '![그림](my image.png)\n',
      right: '![그림](my%20image.png)\n',
    },
  ],
  [
    'undefined-reference',
    {
      what: '각주나 참조 링크가 가리키는 정의가 노트에 없습니다.',
      why: 'GitHub에 대괄호가 그대로 보입니다.',
      wrong: '복제 지연[^1]은 평균이 아니다.\n',
      right: '복제 지연[^1]은 평균이 아니다.\n\n[^1]: 3장 152쪽\n',
    },
  ],
  [
    'unused-definition',
    {
      what: '각주나 링크의 정의를 쓰는 곳이 없습니다.',
      why: '쓰는 곳이 없는 정의는 화면에 나오지 않습니다.',
      wrong: '복제 지연은 평균이 아니다.\n\n[^1]: 3장 152쪽\n',
      right: '복제 지연은 평균이 아니다.[^1]\n\n[^1]: 3장 152쪽\n',
    },
  ],
  [
    'image-alt',
    {
      what: '그림에 설명이 없습니다.',
      why: '그림을 못 보는 사람, 그림이 깨진 화면, 토론 주제를 찾는 도구에는 아무것도 전해지지 않습니다.',
      wrong: '![](images/lag.svg)\n',
      right: '![팔로워 두 대의 복제 지연](images/lag.svg)\n',
    },
  ],
  [
    'placeholder',
    {
      what: '템플릿에서 바꾸어 쓰라고 둔 자리가 그대로 남아 있습니다.',
      why: '문서에 `{title}` 같은 글이 그대로 나옵니다.',
      wrong: '# {title}\n',
      right: '# 3장. 복제와 일관성\n',
    },
  ],
  [
    'control-character',
    {
      what: '눈에 보이지 않는 제어 문자가 있습니다.',
      why: '낱말이 검색되지 않고, 프로그램에 따라 네모나 물음표로 보입니다. macOS의 한글 입력이나 붙여 넣기에서 생깁니다.',
      wrong: '복제\u0008 지연\n',
      right: '복제 지연\n',
    },
  ],
  [
    'unused-disable',
    {
      what: '문제를 끄는 주석이 있는데 끌 문제가 없습니다.',
      why: '남아 있으면 나중에 생기는 진짜 문제까지 가립니다.',
      wrong: '<!-- insights-disable-next-line image-alt -->\n![지연](images/lag.svg)\n',
      right: '![지연](images/lag.svg)\n',
    },
  ],
]
