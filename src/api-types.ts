/**
 * What goes into the functions of the package and what comes out: plain data, the same that `--format json` prints. It is
 * shipped as it stands here, so that it may not import anything.
 */

/** A change of a file: what stands between two places becomes `text`. Lines and columns from 1, in UTF-16 code units. */
export interface TextEdit {
  line: number
  column: number
  endLine: number
  endColumn: number
  text: string
}

/** One thing that is wrong, at a place of a file; what is about a whole file is at its first letter. */
export interface LintMessage {
  /** Relative to the workspace, with `/`. */
  path: string
  line: number
  column: number
  endLine: number
  endColumn: number
  /** The rule's name, which a config or a suppression can name. */
  rule: string
  severity: 'error' | 'warning'
  /** What was found and what was expected. */
  message: string
  /** What to do about it. */
  hint: string | null
  /** Where the rule is explained. */
  url: string | null
  fixable: boolean
  /** What puts it right, where `fixable`. */
  edits: TextEdit[]
}

/** A Markdown file of a member. */
export interface NoteFile {
  /** Relative to the workspace, with `/`: the config's patterns tell whose note it is, and of which week. */
  path: string
  text: string
}

/** What a workspace says of its notes. */
export interface WorkspaceOptions {
  /** The text of an `insights.config.yaml`; JSON will do. Without it all values are the defaults. */
  config?: string | undefined
}

export interface LintOptions extends WorkspaceOptions {
  /** The note's path; without it the note is nobody's and of no week. */
  path?: string | undefined
  /** The paths of all that links may lead to; without it nothing is said of links. */
  files?: readonly string[] | undefined
  /** The text of the template that new notes are made from; without it the built-in one. */
  template?: string | undefined
}

export interface ParseOptions extends WorkspaceOptions {
  /** The note's path; without it the note is nobody's and of no week. */
  path?: string | undefined
  /** Which week, where the file holds several (`weekHeading`); without it the first. */
  week?: string | undefined
}

/** A note of one member and one week. */
export interface ParsedNote {
  /** Ids. Empty where the path tells none. */
  week: string
  member: string
  draft: boolean
  /** What the front matter says, as the text that was written. */
  frontMatter: { member?: string; romanized?: string; week?: string; title?: string; date?: string }
  /** In the order of the config; those that the note has. */
  sections: DocumentSection[]
  /** The texts of all headings at the note's top level, sections or not. */
  headings: string[]
}

/** What one member says under one heading. */
export interface DocumentSection {
  id: string
  heading: string
  markdown: string
  items: DocumentItem[]
}

/** A top-level list item of a section or, where a section has no list, a paragraph. */
export interface DocumentItem {
  /** `week-02/kim-hana/insights/1`: week, member, section, and its place in the section. */
  id: string
  /** The bold words that it begins with. */
  title?: string
  /** The rest as plain text. */
  text: string
  /** The line of the note, from 1. */
  line: number
}

export interface BuildOptions extends WorkspaceOptions {
  /** The week's id, where the notes are of several weeks. */
  week?: string | undefined
  /** The text of the week's `discussion.md`: the questions that people decided on. */
  discussion?: string | undefined
  /** The text of the week's `minutes.md`. */
  minutes?: string | undefined
  /** The text of the template for documents; without it the built-in one. */
  template?: string | undefined
}

export interface BuiltWeek {
  /** Where the document belongs, relative to the workspace. */
  path: string
  /** The document. */
  markdown: string
  document: WeekDocument
  /** What is wrong; a note with an error is left out of the document. */
  messages: LintMessage[]
}

/** A week's document as data. */
export interface WeekDocument {
  version: 1
  week: { id: string; number?: number | undefined; title?: string | undefined; next?: string | undefined }
  members: DocumentMember[]
  /** The ids of those who have no note. */
  missing: string[]
  discussion: DiscussionList[]
}

export interface DocumentMember {
  id: string
  name: string
  romanized?: string | undefined
  path: string
  sections: DocumentSection[]
}

export interface DiscussionList {
  id: 'common' | 'deep' | 'next'
  heading: string
  questions: DiscussionQuestion[]
}

export interface DiscussionQuestion {
  title: string
  text: string
  /** Whether people decided on it, a member asked it, or it is only proposed. */
  origin: 'curated' | 'asked' | 'proposed' | 'model'
  /** Ids of those whose notes it comes from. */
  members: string[]
  /** Ids of the items that it rests on. */
  evidence: string[]
}
