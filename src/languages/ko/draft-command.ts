import { withParticle } from './particles.ts'

/** The words of `draft`, in the terminal and in drafts. */
export const koDraft = {
  noSources: () => ({
    message: '설정에 `sources`가 없어서, 초안을 만들 자유롭게 쓴 글을 찾을 수 없습니다.',
    hint: '자유롭게 쓴 글이 있는 곳을 설정에 적어 주세요. 예: `sources: study/{week}/{member}.md`',
  }),
  noSections: (week: string) => ({
    message: `설정에 ${week} 주차의 초안을 채울 섹션이 없습니다. \`rest\` 섹션은 초안이 채우지 않습니다.`,
    hint: '`sections`에 `rest`가 아닌 섹션을 적어 주세요.',
  }),
  noneInWeek: (week: string) => ({
    message: `${week} 주차에는 자유롭게 쓴 글이 없습니다.`,
    hint: '설정의 `sources`에 적은 경로에 파일이 있는지 확인해 주세요.',
  }),
  noneOfMember: (name: string, week: string, known: readonly string[]) => ({
    message: `${name} 님이 ${week} 주차에 자유롭게 쓴 글이 없습니다.`,
    hint: known.length > 0 ? `자유롭게 쓴 글이 있는 팀원: ${known.join(', ')}` : '설정의 `sources`를 확인해 주세요.',
  }),
  noSuchMember: (name: string) => ({
    message: `${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다.`,
    hint: '설정의 `members`에 있는 id나 이름을 적어 주세요.',
  }),
  exists: () => ({
    message: '이미 있는 노트라서 초안을 만들지 않았습니다.',
    hint: '초안을 보기만 하려면 `--stdout`을 붙여 주세요.',
  }),
  noPath: (week: string, member: string) => ({
    message: `${week} 주차 ${member} 님의 노트를 둘 곳을 설정의 \`notes\`로 정할 수 없습니다.`,
    hint: '`--stdout`으로 출력해서 알맞은 곳에 저장해 주세요.',
  }),
  taken: (name: string, count: number) => `${name} 님이 ★, 굵은 글씨 등으로 표시해 둔 ${count}줄을 그대로 옮겼습니다.`,
  nothingMarked: (name: string) => ({
    message: `${name} 님이 자유롭게 쓴 글에 표시(★, 굵은 문장, ==형광펜== 등)가 있는 줄이 없어서, 초안에는 섹션 제목만 있습니다.`,
    hint: '섹션을 채워야 문서에 들어갑니다.',
  }),
  fromWhole: (command: string) => `글 전체에서 항목을 만들려면 \`${command} --prompt\`나 \`--model\`을 쓰면 됩니다.`,
  /** In the command to accept a draft, for the name of a member. */
  anyMember: '이름',
  written: (name: string | undefined, accept: string) =>
    `${name === undefined ? '각자' : `${name} 님이`} 읽고 다듬은 뒤 \`${accept}\` 명령을 실행하거나 \`draft: true\` 줄을 지우면 노트가 됩니다.`,
  allWritten: (week: string) =>
    `${week} 주차에는 초안이 필요한 팀원이 없습니다. 자유롭게 쓴 글이 있는 팀원은 모두 노트도 있습니다.`,
  unchanged: () => '초안을 만든 뒤로 자유롭게 쓴 글이 바뀌지 않았습니다.',
  changed: (count: number) =>
    count === 0
      ? '초안을 만든 뒤로 자유롭게 쓴 글이 바뀌었지만, 새로 표시한 줄은 없습니다. 노트는 바꾸지 않았습니다.'
      : `초안을 만든 뒤로 자유롭게 쓴 글이 바뀌었습니다. 새로 표시한 줄이 ${count}개 있습니다. 노트는 바꾸지 않았습니다.`,
  newPoint: (path: string, line: number, heading: string, text: string) => `${path}:${line} ${heading}: ${text}`,
  accepted: (name: string) => `${name} 님의 초안이 노트가 되었습니다.`,
  acceptedEmpty: () => ({
    message: '섹션이 모두 비어 있어서 이 노트는 아직 문서에 들어가지 않습니다.',
    hint: '섹션을 채운 다음 `insights lint`로 확인해 주세요.',
  }),
  noDraft: (name: string, week: string) => ({
    message: `${week} 주차에 ${name} 님의 초안이 없습니다.`,
    hint: '`insights status`로 누가 무엇을 썼는지 볼 수 있습니다.',
  }),
  acceptWhom: (names: readonly string[]) => ({
    message: '누구의 초안을 노트로 바꿀지 적어 주세요.',
    hint: names.length > 0 ? `초안이 있는 팀원: ${names.join(', ')}` : '이 주차에는 초안이 없습니다.',
  }),
  noPoint: () => ({
    message: '모델의 답에서 쓸 수 있는 항목이 하나도 없어서, 초안을 만들지 않았습니다.',
    hint: '이유는 위에 있습니다. 위에 아무것도 없으면 이 주차의 `--prompt`에 대한 답 전체인지 확인해 주세요.',
  }),
  notAccepted: () => ({
    message: 'front matter에서 `draft`를 빼면 다른 값이 바뀌어서 노트를 그대로 두었습니다.',
    hint: '직접 `draft`를 지워 주세요.',
  }),
  alreadyNote: () => '이미 초안이 아니라 노트입니다.',
  tooFew: (heading: string, min: number, found: number) => ({
    message: `${heading}: ${min}개가 필요하지만 ${found}개만 찾았습니다.`,
    hint: '나머지는 직접 적어 주세요.',
  }),
  intro:
    '아래 섹션의 내용은 자유롭게 쓴 글에 표시해 둔 줄을 그대로 옮긴 것이니, 줄이고 고쳐서 자신의 말로 바꿔 주세요. 각 항목의 출처:',
  introOfNothing:
    '자유롭게 쓴 글에 표시(★, 굵은 문장, ==형광펜==, 내용 보충 필요 등)가 있는 줄이 없어서, 초안에는 섹션 제목만 있습니다.',
  introOfModel:
    '아래 섹션의 내용은 언어 모델이 자유롭게 쓴 글을 읽고 옮긴 것이니, 맞는지 확인하고 자신의 말로 고쳐 주세요. 각 항목의 근거:',
  lines: '줄',
}
