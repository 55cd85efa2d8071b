/** What `--changed` says, of whatever command. */
export const koChanged = {
  nothingChanged: (base: string) => `\`${base}\`에서 갈라진 뒤로 바뀐 노트가 없습니다.`,
  gitAbsent: () => ({
    message: '`--changed`에 필요한 git을 찾지 못했습니다.',
    hint: 'git을 설치하거나, 대신 파일이나 주차를 적어 주세요.',
  }),
  noRepository: (reason: string) => ({
    message: `바뀐 파일을 git에서 알아낼 수 없습니다${reason ? `: ${reason}` : '.'}`,
    hint: '`--changed`는 git 저장소 안에서만 쓸 수 있습니다. 대신 파일이나 주차를 적어 주세요.',
  }),
  unknownBase: (names: readonly string[]) => ({
    message: `견줄 커밋이나 브랜치를 git에서 찾지 못했습니다: ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: '이름을 확인하거나 `--changed origin/main`처럼 적어 주세요. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적어 주세요.',
  }),
  noMergeBase: (base: string) => ({
    message: `\`${base}\`에서 갈라진 곳을 git이 알지 못합니다.`,
    hint: '기록을 일부만 받아 온 저장소 같습니다. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적고, 아니면 `git fetch --unshallow`를 실행해 주세요.',
  }),
}
