/** What `--changed` says, of whatever command. */
export const koChanged = {
  nothingChanged: (base: string) => `\`${base}\`와 비교해 바뀐 노트가 없습니다.`,
  gitAbsent: () => ({
    message: '`--changed` 옵션에는 git이 필요한데, 찾지 못했습니다.',
    hint: 'git을 설치하거나, 대신 파일이나 주차를 적어 주세요.',
  }),
  noRepository: (reason: string) => ({
    message: `git으로 바뀐 파일을 알아낼 수 없습니다${reason ? `: ${reason}` : '.'}`,
    hint: '`--changed`는 git 저장소 안에서만 쓸 수 있습니다. 대신 파일이나 주차를 적어 주세요.',
  }),
  unknownBase: (names: readonly string[]) => ({
    message: `비교할 브랜치나 커밋이 없습니다: ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: '이름을 확인하거나 `--changed origin/main`처럼 적어 주세요. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적어 주세요.',
  }),
  noMergeBase: (base: string) => ({
    message: `\`${base}\`와 공통된 커밋이 없어서 비교할 수 없습니다.`,
    hint: '커밋 기록을 일부만 받은 저장소일 수 있습니다. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적고, 아니면 `git fetch --unshallow`를 실행해 주세요.',
  }),
}
