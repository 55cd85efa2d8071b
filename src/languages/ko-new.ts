import type { Words } from '../errors.ts'
import { withParticle } from './ko-particles.ts'

/** What `new` says and asks, and the hints that it writes into a note. */
export interface NewWords {
  weekNeeded(): Words
  memberNeeded(known: readonly string[]): Words
  noSuchMember(name: string, near: string | undefined, known: readonly string[]): Words
  noPath(week: string, member: string, patterns: readonly string[]): Words
  exists(): Words
  whichWeek: string
  whichMember: string
  whoAreYou: string
  hasNote: string
  nameInvalid: string
  created: string
  /** What belongs into a section, for the sections that the language knows. */
  hints: ReadonlyMap<string, string>
  otherHint: string
  limits(min: number | undefined, max: number | undefined): string
  titled: string
  required: string
  leftOpen(week: string): string
}

export const koNew: NewWords = {
  weekNeeded: () => ({
    message: '어느 주차의 노트인지 적지 않았습니다. 여기서는 물어볼 수 없습니다.',
    hint: '`insights new week-02 kim-hana`처럼 주차를 적어 주세요. `next`는 다음 주차입니다.',
  }),
  memberNeeded: (known) => ({
    message: '누구의 노트인지 적지 않았습니다. 여기서는 물어볼 수 없습니다.',
    hint: `주차 다음에 이름을 적어 주세요.${known.length > 0 ? ` 아는 사람: ${known.join(', ')}` : ''}`,
  }),
  noSuchMember: (name, near, known) => ({
    message:
      known.length > 0
        ? `${withParticle(`\`${name}\``, '은')} members에 없는 사람입니다. 아는 사람: ${known.join(', ')}`
        : `${withParticle(`\`${name}\``, '은')} 파일 이름이 될 수 없습니다. \`/\`가 없고 \`.\`으로 시작하지 않는 이름이 필요합니다.`,
    hint: near
      ? `\`${near}\`의 오타라면 고쳐 주세요.`
      : known.length > 0
        ? '설정의 members에 더하거나 이름을 고쳐 주세요.'
        : '다른 이름을 적어 주세요. 보여 줄 이름은 `--name`으로 적습니다.',
  }),
  noPath: (week, member, patterns) => ({
    message: `\`${member}\`의 \`${week}\` 노트를 어디에 둘지 notes 패턴으로 정할 수 없습니다: ${patterns.map((each) => `\`${each}\``).join(', ')}`,
    hint: '설정의 notes에 `*`가 없는 패턴을 더하거나, 이름이 다른 파일과 겹치지 않는지 확인해 주세요. `--stdout`으로 내용만 받을 수도 있습니다.',
  }),
  exists: () => ({
    message: '이미 있는 파일이라서 덮어쓰지 않았습니다.',
    hint: '이 파일을 이어서 쓰거나, 새로 만들려면 먼저 옮겨 주세요.',
  }),
  whichWeek: '어느 주차의 노트를 만들까요?',
  whichMember: '누구의 노트인가요?',
  whoAreYou: '이름을 적어 주세요. 파일 이름이 됩니다.',
  hasNote: '노트 있음',
  nameInvalid: '`/`가 없고 `.`으로 시작하지 않는 이름이 필요합니다.',
  created: '노트를 만들었습니다. 섹션을 채운 다음 `insights lint`로 확인해 주세요.',
  hints: new Map([
    ['insights', '이번 주에 새로 알게 된 것과 그렇게 보는 까닭을 적어 주세요.'],
    ['discoveries', '남과 다르게 읽은 대목이나 뜻밖이었던 점을 적어 주세요.'],
    ['applications', '일이나 프로젝트에 어떻게 써 볼지, 무엇부터 할지 적어 주세요.'],
    ['further-study', '아직 모르는 것, 더 읽어 볼 것을 적어 주세요. 다음 노트를 만들 때 다시 보여 드립니다.'],
    ['questions', '모임에서 함께 이야기할 질문을 적어 주세요.'],
  ]),
  otherHint: '이 주제로 나누고 싶은 내용을 적어 주세요.',
  limits: (min, max) =>
    min !== undefined && max !== undefined
      ? min === max
        ? `${min}개를 적습니다.`
        : `${min}~${max}개를 적습니다.`
      : min !== undefined
        ? `${min}개 이상 적습니다.`
        : `${max}개까지 적습니다.`,
  titled: '항목마다 굵은 제목으로 시작합니다. 예: - **제목**: 설명',
  required: '꼭 적어 주세요.',
  leftOpen: (week) => `${week}에 남겨 둔 것:`,
}
