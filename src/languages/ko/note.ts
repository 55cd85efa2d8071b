/** What `new` and `draft` write into a note. */
export const koNote = {
  /** For the default sections, and for all others. */
  hints: {
    insights: '이번 주에 새로 알게 된 것과 그 이유.',
    discoveries: '다른 사람과 다르게 본 부분이나 예상하지 못한 점.',
    applications: '업무나 프로젝트에 어떻게 적용할지, 무엇부터 할지.',
    'further-study': '아직 모르는 것과 더 공부할 것. 다음에 노트를 쓸 때 다시 보여 줍니다.',
    questions: '모임에서 함께 이야기할 질문.',
  },
  otherHint: '이 주제로 나누고 싶은 내용.',
  /** What becomes of text outside the headings. */
  outsideStays: '읽은 내용은 이 설명 아래에 자유롭게 써 주세요. 모임 문서에는 아래 제목(##)마다 쓴 글만 들어갑니다.',
  outsideIs: (rest: string) =>
    `읽은 내용은 이 설명 아래에 자유롭게 써 주세요. 이 노트에 쓴 글은 모두 모임 문서에 들어가고, 다른 제목(##) 아래가 아니면 ‘${rest}’에 들어갑니다.`,
  limits: (min: number | undefined, max: number | undefined) =>
    min !== undefined && max !== undefined
      ? min === max
        ? `${min}개를 적습니다.`
        : `${min}~${max}개를 적습니다.`
      : min !== undefined
        ? `${min}개 이상 적습니다.`
        : `${max}개까지 적습니다.`,
  titled: '항목마다 굵은 제목으로 시작합니다.',
  required: '꼭 적어 주세요.',
  /** Above the open items of last week. */
  reminder: '다시 보여 드리는 알림입니다. 여기에는 아무것도 쓰지 않아도 되고, 쓴 글은 문서에 나오지 않습니다.',
  /** In a section of a draft without items. */
  nothingCopied: '옮긴 것이 없습니다. 직접 적어 주세요.',
  leftOpen: (week: string) => `${week}에 남겨 둔 것:`,
}
