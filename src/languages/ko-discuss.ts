import type { Words } from '../errors.ts'

/** What `discuss` says. */
export interface DiscussWords {
  exists(): Words
  nothingNew(): Words
  nothingAtAll(): Words
  noModel(): Words
  dropped(text: string, reason: string): Words
  fellBack(reason: string): Words
  reason(list: 'common' | 'deep' | 'next', term: string, form: string, score: string): string
  askedBy(members: string): string
  chosen(): string
  runnersUp(): string
  none(): string
}

const lists = { common: '공통 질문', deep: '심화 토론', next: '다음 주차 연결' }

export const koDiscuss: DiscussWords = {
  exists: () => ({
    message: '이미 있는 파일이라서 쓰지 않았습니다.',
    hint: '새 질문만 아래에 더하려면 `--merge`를, 보기만 하려면 `--stdout`을 붙여 주세요.',
  }),
  nothingNew: () => ({
    message: '새로 제안할 질문이 없어서 그대로 두었습니다.',
    hint: '노트가 더 모이면 다시 해 보세요. 까닭은 `--explain`으로 볼 수 있습니다.',
  }),
  nothingAtAll: () => ({
    message: '제안할 질문을 찾지 못해서 파일을 만들지 않았습니다.',
    hint: '노트가 더 모이면 다시 해 보세요. 까닭은 `--explain`으로 볼 수 있습니다.',
  }),
  noModel: () => ({
    message: '설정에 `model`이 없어서 언어 모델에 물을 수 없습니다.',
    hint: '설정에 `model: {baseUrl: http://localhost:11434/v1, name: 모델이름}`을 넣어 주세요.',
  }),
  dropped: (text, reason) => ({
    message: `모델의 질문을 뺐습니다: ${text} (${reason})`,
  }),
  fellBack: (reason) => ({
    message: `모델을 쓰지 못해 내장 엔진의 제안만 썼습니다: ${reason}`,
    hint: '모델이 꼭 있어야 하면 `--require-model`을 붙여 주세요.',
  }),
  reason: (list, term, form, score) => `${lists[list]} · 주제어 ${term} · 꼴 ${form} · 점수 ${score}`,
  askedBy: (members) => `멤버가 물은 질문 · ${members}`,
  chosen: () => '고른 질문',
  runnersUp: () => '고르지 않은 후보',
  none: () => '없음',
}
