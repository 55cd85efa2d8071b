const comments = '`<!-- insights:index -->`, 그 아래 줄에 `<!-- insights:end -->`'

/** The words of the table of weeks in a README, and the messages about it. */
export const koIndex = {
  columns: { week: '주차', title: '제목', notes: '노트', document: '문서', read: '읽기' },
  fileMissing: () => ({
    message: '주차 표를 넣을 파일이 없습니다.',
    hint: `파일을 만들고 표를 둘 곳에 두 줄을 넣어 주세요: ${comments}. 표가 필요 없으면 설정의 \`index\`를 지워 주세요.`,
  }),
  noPlace: () => ({
    message: '주차 표를 넣을 자리가 없습니다.',
    hint: `표를 둘 곳에 두 줄을 넣어 주세요: ${comments}. 코드, 목록, 다른 HTML 안은 자리가 아닙니다.`,
  }),
  twoPlaces: () => ({
    message: '`<!-- insights:index -->`가 두 번 나옵니다. 표의 자리는 파일에 하나여야 합니다.',
    hint: '하나만 남기고, 나머지는 `<!-- insights:end -->`까지 지워 주세요.',
  }),
  openPlace: () => ({
    message: '주차 표의 자리가 끝나는 `<!-- insights:end -->`가 없습니다.',
    hint: '표가 끝나는 곳에 `<!-- insights:end -->`를 한 줄로 넣어 주세요. 그 위에 닫히지 않은 코드나 주석이 있는지도 보아 주세요.',
  }),
  isNote: () => ({
    message: '노트에는 주차 표를 넣을 수 없습니다.',
    hint: '설정의 `index`에는 노트가 아닌 파일을 적어 주세요.',
  }),
  /** @param check a command that shows what differs; `force`: one that overwrites the table */
  edited: ({ check, force }: { check: string; force: string }) => ({
    message: '사람이 고친 주차 표라서 덮어쓰지 않았습니다.',
    hint: `어디가 다른지는 \`${check}\` 명령으로 볼 수 있습니다. 더 적은 글은 두 주석 밖으로 옮긴 다음 \`${force}\` 명령으로 다시 만들어 주세요.`,
  }),
  stale: (path: string, command: string) => ({
    message: `주차 표가 최신이 아닙니다: ${path}`,
    hint: `\`${command}\` 명령으로 다시 만들어 커밋해 주세요.`,
  }),
  built: (path: string) => `${path}: 주차 표를 갱신했습니다.`,
}
