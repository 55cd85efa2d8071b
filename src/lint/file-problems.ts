import type { LanguageId } from '../languages/ids.ts'
/** The names under which `lint` reports problems with files and paths, where no rule gets to see a note. */
export const fileProblems = {
  encoding: {
    ko: {
      what: '파일이 UTF-8이 아니거나 NUL 문자가 들어 있습니다.',
      todo: '편집기에서 원래 인코딩으로 다시 연 다음 UTF-8로 저장해 주세요. 다시 열지 않고 저장하면 글자가 깨집니다.',
    },
    en: {
      what: 'A file is not UTF-8, or contains a NUL.',
      todo: 'Reopen it in its original encoding in your editor, then save it as UTF-8. Saving it without reopening destroys its text.',
    },
  },
  output: {
    ko: {
      what: '만들어진 문서를 직접 고쳤습니다. `lint --changed`에서는 브랜치가 고쳤으면 오류이고, 브랜치에 있는 문서가 노트와 달라도 알려 줍니다.',
      todo: '고친 내용을 노트, discussion.md, minutes.md로 옮기고 `build --force`로 문서를 다시 만들어 주세요. 필요 없는 수정이라면 파일을 고치기 전으로 되돌리기만 해도 됩니다.',
    },
    en: {
      what: 'A built document was edited by hand. With `lint --changed`, it is an error if the branch does so, also in the table of weeks, and a document of the branch that is not what its notes give is found too.',
      todo: 'Move the edit to the note, discussion.md or minutes.md, and build the document again with `build --force`. If the edit is not needed, revert the file.',
    },
  },
  'stray-file': {
    ko: {
      what: '노트 사이에 있지만 이름이나 자리가 노트의 경로와 달라서 읽지 않는 파일입니다: `박세찬.MD`, `이두리.txt`, `최네오.docx`, 주차 폴더 밖의 `박세찬-2주차.md`.',
      todo: '노트라면 메시지에 나온 경로로 이름을 바꾸거나 옮기고, Word나 한글 파일은 글을 Markdown으로 저장해 주세요. 노트가 아니면 설정의 ignore에 적어 주세요.',
    },
    en: {
      what: 'A file among the notes is not read because of its name or folder: `kim.MD`, `lee.txt`, `choi.docx`, `park-week-02.md` outside of the folder of its week.',
      todo: 'If it is a note, rename or move it to the path in the message, or save the text of a Word file as Markdown there. If not, add it to ignore in the config.',
    },
  },
  template: {
    ko: {
      what: '`lint --changed`가 찾습니다. 브랜치가 바꾼 템플릿에 닫히지 않았거나 알 수 없는 주석이 있습니다.',
      todo: '메시지에 나온 이름으로 고쳐 주세요. 쓸 수 있는 이름은 docs/template.md에 있습니다.',
    },
    en: {
      what: 'Found by `lint --changed`: a template that a branch changes has a comment that is unknown or not closed.',
      todo: 'Use one of the names in the message; docs/template.md lists them.',
    },
  },
  'too-large': {
    ko: {
      what: '파일이 1MB보다 커서 읽지 않습니다.',
      todo: '그림이나 첨부를 다른 파일로 옮겨 주세요. 노트가 아니면 설정의 ignore에 적어 주세요.',
    },
    en: {
      what: 'A file is larger than 1 MB and is not read.',
      todo: 'Move images or attachments into other files. If it is not a note, add it to ignore in the config.',
    },
  },
  unreadable: {
    ko: {
      what: '파일이나 폴더를 읽을 수 없습니다.',
      todo: '있는지, 읽기 권한이 있는지, 일반 파일인지 확인해 주세요.',
    },
    en: {
      what: 'A file or folder cannot be read.',
      todo: 'Check that it exists, that you may read it, and that it is a regular file.',
    },
  },
  weeks: {
    ko: {
      what: '여러 주차를 담은 파일에서 주차를 시작하는 제목을 찾지 못했거나, 주차가 너무 많습니다.',
      todo: '주차마다 설정의 weekHeading에 맞는 제목을 달아 주세요. 주차가 많으면 파일을 나누어 주세요.',
    },
    en: {
      what: 'A file with several weeks has no heading that begins one, or too many weeks.',
      todo: 'Give each week a heading that matches weekHeading in the config. Split a file with many weeks.',
    },
  },
  workflow: {
    ko: {
      what: '`lint --changed`와 `init`이 찾습니다. 설정에 있는 파일이나 폴더가 GitHub 워크플로의 `paths`에 없습니다. `index`처럼 `init` 다음에 설정을 바꾸면 생깁니다.',
      todo: '메시지에 나온 줄을 `paths`의 끝에 추가해 주세요.',
    },
    en: {
      what: 'Found by `lint --changed` and `init`: the `paths` of a GitHub workflow lack a file or folder of the config, for example after `index` was added.',
      todo: 'Add the lines in the message at the end of `paths`.',
    },
  },
  workspace: {
    ko: {
      what: '경로에 문제가 있습니다: 등록되지 않은 팀원, 한 사람의 두 번째 노트, 작업 폴더 밖을 가리키는 링크, 읽지 않는 파일, workspaces에 없는 폴더.',
      todo: '파일이나 폴더의 이름을 고치거나, 설정의 members, notes, ignore, workspaces를 고쳐 주세요.',
    },
    en: {
      what: 'Something is wrong with a path: an unknown member, a second note of one member, a link out of the workspace, a file that is not read, a folder that `workspaces` lacks.',
      todo: 'Rename the file or folder, or fix members, notes, ignore or workspaces in the config.',
    },
  },
} satisfies Record<string, Record<LanguageId, { what: string; todo: string }>>
