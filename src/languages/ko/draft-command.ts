import { withParticle } from './particles.ts'

/** The words of `draft`, in the terminal and in drafts. */
export const koDraft = {
  noSections: (week: string) => ({
    message: `설정에 ${week} 주차의 초안을 채울 섹션이 없습니다. \`rest\` 섹션은 초안이 채우지 않습니다.`,
    hint: '`sections`에 `rest`가 아닌 섹션을 적어 주세요.',
  }),
  noneInWeek: (week: string) => ({
    message: `${week} 주차에는 초안을 만들 노트가 없습니다. 섹션이 없는 노트로 초안을 만듭니다.`,
    hint: '`insights status`로 누가 무엇을 썼는지 볼 수 있습니다.',
  }),
  noneOfMember: (name: string, week: string, known: readonly string[]) => ({
    message: `${name} 님이 ${week} 주차에 섹션 없이 쓴 노트가 없습니다.`,
    hint: `섹션 없이 쓴 노트가 있는 팀원: ${known.join(', ')}`,
  }),
  noSuchMember: (name: string) => ({
    message: `${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다.`,
    hint: '설정의 `members`에 있는 id나 이름을 적어 주세요.',
  }),
  exists: () => ({
    message: '이미 있는 노트라서 초안을 만들지 않았습니다.',
    hint: '초안을 보기만 하려면 `--stdout`을 붙여 주세요.',
  }),
  noPath: (line: string) => ({
    message: '초안을 쓸 자리가 없습니다. 설정의 `notes`에 적은 경로마다 이미 파일이 있습니다.',
    hint: `설정의 \`notes\`에 경로를 하나 더 적어 주세요. 예: \`${line}\``,
  }),
  written: (name: string) => `${name} 님이 읽고 다듬은 뒤 \`draft: true\` 줄을 지우면 노트가 됩니다.`,
  allWritten: (week: string) =>
    `${week} 주차에는 초안이 필요한 팀원이 없습니다. 섹션 없이 쓴 팀원은 모두 섹션이 있는 노트도 있습니다.`,
  noPoint: () => ({
    message: '모델의 답에서 쓸 수 있는 항목이 하나도 없어서, 초안을 만들지 않았습니다.',
    hint: '이유는 위에 있습니다. 위에 아무것도 없으면 이 주차의 `--prompt`에 대한 답 전체인지 확인해 주세요.',
  }),
  tooFew: (heading: string, min: number, found: number) => ({
    message: `${heading}: ${min}개가 필요하지만 ${found}개만 찾았습니다.`,
    hint: '나머지는 직접 적어 주세요.',
  }),
  intro:
    '아래 섹션의 내용은 언어 모델이 노트를 읽고 옮긴 것이니, 맞는지 확인하고 자신의 말로 고쳐 주세요. 각 항목의 근거:',
  lines: '줄',
}
