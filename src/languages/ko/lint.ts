/** What `lint` says, a function for each thing; what `build` says too stands in `koMessages`. */
export const koLint = {
  unknownRule: (name: string, near: string | undefined, known: readonly string[]) => ({
    message: `\`${name}\`라는 규칙이 없습니다. 있는 규칙: ${known.join(', ')}`,
    hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '있는 규칙의 이름을 적어 주세요.',
  }),
  pathMissing: (path: string) => ({
    message: `\`${path}\`라는 파일도 폴더도 없습니다.`,
    hint: '경로를 확인하거나, 주차의 id를 적어 주세요.',
  }),
  notANote: (path: string) => `${path}: 노트가 아니어서 건너뛰었습니다.`,
  fixed: { before: '지금 파일', after: '고친 노트' },
  wrote: (path: string) => `${path}: 고쳤습니다.`,
  summary: (errors: number, warnings: number, fixable: number) =>
    `오류 ${errors}개, 경고 ${warnings}개${fixable > 0 ? `. ${fixable}개는 \`--fix\`로 고칠 수 있습니다.` : ''}`,
  noFindings: (notes: number) => `노트 ${notes}개에 문제가 없습니다.`,
  tooManyWarnings: (found: number, most: number) =>
    `경고가 ${found}개입니다. \`--max-warnings\`는 ${most}개까지입니다.`,
  job: {
    title: '노트 검사',
    place: '위치',
    finding: '내용',
    rule: '규칙',
    more: (left: number) => `이 밖에 ${left}개가 더 있습니다.`,
  },
  editor: {
    fix: (rule: string) => `고치기 (${rule})`,
    fixAll: '안전하게 고칠 수 있는 것 모두 고치기',
  },
  explain: {
    what: '무엇인가요',
    why: '왜 문제인가요',
    wrong: '이렇게 쓰면 걸립니다',
    right: '이렇게 고칩니다',
    severity: '기본값',
    fix: '`--fix`로 고칠 수 있음',
    more: '더 보기',
  },
}
