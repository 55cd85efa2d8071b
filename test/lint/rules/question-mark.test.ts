import { questionMark } from '../../../src/lint/rules/question-mark.ts'
import { table } from '../table.ts'

const found = (text: string): [string, string, number[][]] => [
  text,
  `## 토론 질문\n\n- ${text}\n`,
  [[3, 3, 3, text.length + 3]],
]
const fine = (text: string): [string, string, number[][]] => [text, `## 토론 질문\n\n- ${text}\n`, []]

table(questionMark, [
  // Questions without a question mark.
  found('인덱스는 누가 관리해야 할까'),
  found('여러분이라면 어떤 데이터베이스를 고르시겠습니까.'),
  found('읽기가 많으면 복제만으로 충분한가'),
  found('이 경우에도 트랜잭션이 필요한가요…'),
  found('다들 회사에서 쓰는 방법이 있나요'),
  found('결국 일관성이란 무엇인가'),
  found('샤딩은 언제 하는 게 좋을까요'),
  found('느린 쿼리를 먼저 고치느냐'),
  found('How do we know that a backup works'),
  found("Why isn't the index used"),
  found('So how much data would you keep in memory'),
  found('Should we retry a payment'),
  found('Who pays for the index'),
  found('Which index would you drop first'),
  // Requests and topics, which need no question mark.
  fine('각자 회사에서 장애를 어떻게 알리는지 이야기해 보고 싶습니다'),
  fine('다른 팀은 어떻게 하는지 궁금합니다.'),
  fine('캐시를 언제 비울지 의견을 듣고 싶어요'),
  fine('샤딩을 언제 해야 할지'),
  fine('인덱스 비용'),
  fine('좋은 회고의 조건 함께 정해 봐요'),
  fine('운영하면서 겪은 일을 나눠 주세요!'),
  fine('자동화는 어디까지'),
  fine('도구가 느리니까'),
  fine('인증과 인가'),
  fine('도메인 전문가'),
  fine('사람마다 다르게 나타나요'),
  fine("Let's talk about how teams review code"),
  fine('I wonder whether caching is worth it'),
  fine("I'd like to hear how you test migrations"),
  fine('How to choose an index'),
  fine('What we learned from the outage'),
  fine('Why retries are dangerous'),
  fine('Share your on-call stories'),
  // With a question mark.
  fine('누가 낼까？'),
  fine('**비용**: 누가 낼까? 나는 모두가 낸다고 본다'),
  fine('누가 낼까? 왜 그런가'),
  // The position.
  ['the last sentence', '## 토론 질문\n\n- **비용**: 모두가 쓴다. 누가 낼까\n', [[3, 19, 3, 24]]],
  ['in bold', '## 토론 질문\n\n1. **누가 낼까요.**\n', [[3, 6, 3, 15]]],
  ['a paragraph', '## 토론 질문\n\n비용은 누가\n낼까\n', [[4, 1, 4, 3]]],
  ['below an item', '## 토론 질문\n\n- 비용\n  - 누가 낼까\n', [[4, 5, 4, 10]]],
  ['quoted', '## 토론 질문\n\n> 누가 낼까\n', []],
  ['elsewhere', '## 핵심 인사이트\n\n- 누가 낼까\n', []],
])
