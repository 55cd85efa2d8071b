import * as z from 'zod/mini'
import type { Expected, LanguagePack } from './languages/language.ts'
import { allLanguages } from './languages/registry.ts'
import { documentation } from './lint/rule.ts'
import { rules } from './lint/rules.ts'
import { configSchema } from './workspace/config-schema.ts'

/** The description of each key that editors show, in both languages. `members[].id` is a key of each list entry. */
const keys: Readonly<Record<string, string>> = {
  title: "The study's name, for the document's heading. 스터디 이름. 문서의 제목에 들어갑니다.",
  language: 'Language of headings and messages: ko or en. 제목과 메시지의 언어.',
  notes: 'Where notes are: a pattern or a list, with {week}, {member}, * and **. 노트가 있는 곳.',
  repository: "The repository's page, for links in files that are committed. 커밋하는 파일에 넣을 링크의 저장소.",
  'repository.url': 'Its URL on GitHub or GitLab. GitHub나 GitLab에서의 주소.',
  'repository.branch': 'The main branch. 기본 브랜치.',
  weekHeading:
    'The headings that start a week in notes that contain several weeks, with {week}. 노트 하나에 여러 주차가 있을 때 주차를 시작하는 제목.',
  output: "Where a week's document is written, with {week}. 주차 문서를 쓸 곳.",
  templates: 'The folder of note.md and insights.md. 템플릿이 있는 폴더.',
  index:
    'Files in which `build` keeps a table of the weeks, between <!-- insights:index --> and <!-- insights:end -->. `build`가 주차 표를 채워 둘 파일.',
  ignore: 'Files that are never notes. 노트로 보지 않을 파일.',
  members: 'The members, in document order. 팀원. 문서에 나오는 순서입니다.',
  'members[].id': 'As in the path of their notes. 노트의 경로에 쓰는 id.',
  'members[].name': 'The name to show. 문서에 나오는 이름.',
  'members[].romanized': 'The name in Latin letters. 로마자 이름.',
  'members[].aliases': 'Other names, in a path or in front matter. 경로나 front matter에 쓸 수 있는 다른 이름.',
  sections: 'The sections of a note, in document order. 노트의 섹션. 문서에 나오는 순서입니다.',
  'sections[].id': 'A name for programs, such as insights. 프로그램이 쓰는 이름.',
  'sections[].heading': 'The heading of the section. 섹션의 제목.',
  'sections[].aliases': 'Other headings that mean the same. 같은 뜻으로 볼 다른 제목.',
  'sections[].required': 'Whether each note must have it. 모든 노트에 있어야 하는지.',
  'sections[].min': 'The minimum number of items. 항목의 최소 개수.',
  'sections[].max': 'The maximum number of items. 항목의 최대 개수.',
  'sections[].titled': 'Whether each item begins with a bold title. 항목마다 굵은 제목으로 시작하는지.',
  'sections[].rest': 'Whether it contains everything that is in no other section. 다른 섹션에 없는 내용을 모두 담는지.',
  'sections[].optional': 'Whether a note may lack it. 노트에 없어도 되는지.',
  'sections[].weeks': 'The weeks that have it: a range such as 1-9, or a list. 이 섹션이 있는 주차.',
  weeks: 'The schedule, in order. 일정. 순서대로 적습니다.',
  'weeks[].id': "The week's label in the path, such as week-02. 경로에 쓰는 주차 이름.",
  'weeks[].aliases': 'Other labels of the week in paths. 경로에서 이 주차를 가리키는 다른 이름.',
  'weeks[].title': "The week's title. 주차의 제목.",
  'weeks[].scope': 'What is read, such as 2장. 읽을 범위.',
  'weeks[].topics': 'What it is about. 다루는 주제.',
  'weeks[].date': 'The date of the meeting, YYYY-MM-DD. 모임 날짜.',
  'weeks[].presenter': 'Who presents, by id or name. 발표할 팀원.',
  'weeks[].editor': 'Who edits the document, by id or name. 문서를 정리할 팀원.',
  'weeks[].excused': 'Members who need not write, by id or name. 노트를 쓰지 않아도 되는 팀원.',
  discussion: 'The questions to discuss. 토론 질문.',
  'discussion.file': 'Where the decided questions are, with {week}. 정한 질문이 있는 파일.',
  'discussion.minutes': 'Where the minutes are, with {week}. 회의록 파일.',
  'discussion.topics': 'How many topics of two or more members are shown. 함께 쓴 주제를 몇 개 보여 줄지.',
  'discussion.glossary': 'Lists of words that mean the same. 뜻이 같은 단어의 목록.',
  model: 'A language model, only for `--model`. 언어 모델. `--model`에만 씁니다.',
  'model.command':
    'A program that reads a prompt on stdin and prints the reply. 프롬프트를 표준 입력으로 받아 답을 출력하는 프로그램.',
  workspaces:
    'Folders with a config each, for several groups or books in one repository; patterns with * and **. 저장소 하나에 모임이나 책이 여럿일 때, 저마다 설정이 있는 폴더.',
  lint: 'Settings of `insights lint`. `insights lint` 설정.',
  'lint.rules': 'The severity of each rule. 규칙별 심각도.',
}

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schema of a config file, for completion and checks in editors. Used only when the package is built. */
export function configJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(configSchema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => addErrorMessage(jsonSchema, zodSchema),
  })
  const lint = schema.properties?.lint
  if (typeof lint === 'object') lint.properties = { rules: ruleSeverities() }
  describe(schema, '', keys)
  return { ...schema, title: 'insights.config.yaml' }
}

/** A text in each language, English first, as editors know no language of the workspace. */
function inAll(text: (pack: LanguagePack) => string): string {
  return allLanguages.map(text).toReversed().join(' ')
}

function expectedMessage(kind: Expected): string {
  return inAll(({ messages }) => messages.expectedValue(kind))
}

/**
 * Makes editors show our own message instead of a regular expression. VS Code and the YAML language server read
 * `errorMessage`; tables get none, since it would hide which of their keys is unknown.
 */
function addErrorMessage(schema: JsonSchema, { _zod: { def } }: z.core.$ZodType): void {
  const kind = def.error?.({ code: 'custom', input: undefined, message: '', path: [] } as never) as Expected | undefined
  if (kind === undefined || schema.type === 'object') return
  const errorMessage = expectedMessage(kind)
  Object.assign(schema, { errorMessage })
}

function ruleSeverities(): JsonSchema {
  const properties = rules.map(({ name, severity }) => {
    const description = inAll(({ id }) => documentation(id, name))
    return [name, { description, enum: ['error', 'warning', 'off'], default: severity }]
  })
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

function describe(schema: JsonSchema, path: string, known: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    if (typeof value !== 'object') continue
    const at = path === '' ? key : `${path}.${key}`
    value.description ??= known[at] ?? ''
    // Editors report a value that matches no alternative with the message of one alternative.
    const { errorMessage } = value
    if (errorMessage !== undefined)
      for (const alternative of value.anyOf ?? []) Object.assign(alternative, { errorMessage })
    if (at !== 'lint.rules') describe(value, at, known)
    const { items } = value
    if (items && typeof items === 'object' && !Array.isArray(items)) describe(items, `${at}[]`, known)
  }
}
