/** The messages of `lint`. Those shared with `build` are in `koMessages`. */
export const koLint = {
  pathMissing: (path: string) => ({
    message: `\`${path}\` 파일이나 폴더가 없습니다.`,
    hint: '경로를 확인하거나, 주차의 이름을 적어 주세요.',
  }),
  notANote: (path: string) => `${path}: 노트가 아니어서 건너뛰었습니다.`,
  /** @param named the first of the deleted notes */
  notesDeleted: (named: readonly string[], count: number, base: string) =>
    `\`${base}\` 이후 노트 ${count}개를 지웠습니다: ${named.join(', ')}${count > named.length ? ` 외 ${count - named.length}개` : ''}`,
  wrote: (path: string) => `${path}: 고쳤습니다.`,
  summary: (errors: number, warnings: number, fixable: number) =>
    `오류 ${errors}개, 경고 ${warnings}개${fixable > 0 ? `. ${fixable}개는 \`--fix\`로 고칠 수 있습니다.` : ''}`,
  noFindings: (notes: number) => `노트 ${notes}개에 문제가 없습니다.`,
  tooManyWarnings: (found: number, most: number) => ({
    message: `경고가 ${found}개로, \`--max-warnings\`(${most}개)보다 많습니다.`,
  }),
  editor: {
    fix: (rule: string) => `고치기 (${rule})`,
    fixAll: '안전하게 고칠 수 있는 것 모두 고치기',
    byHand: (url: string) => `언어 서버는 편집기가 실행합니다. 설정 방법: ${url} (Ctrl+C로 끝냅니다)`,
  },
}
