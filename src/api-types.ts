/**
 * Parameters and results of the package's functions: plain data, as `--format json` prints it. The file is published
 * without the rest of the source, so it must not import anything.
 */

/** Replaces a range of a file with `text`. Lines and columns are 1-based, columns in UTF-16 code units. */
export interface TextEdit {
  line: number
  column: number
  endLine: number
  endColumn: number
  text: string
}

/** One finding in a file. A finding about a whole file is at its first character. */
export interface LintMessage {
  /** Relative to the workspace, with `/`. */
  path: string
  line: number
  column: number
  endLine: number
  endColumn: number
  /** The rule's name, as in a config or a suppression. */
  rule: string
  severity: 'error' | 'warning'
  /** What was found and what was expected. */
  message: string
  /** What to do about it. */
  hint: string | null
  /** The page that explains the rule. */
  url: string | null
  fixable: boolean
  /** The fix, if `fixable`. */
  edits: TextEdit[]
}

/** A Markdown file of a member. */
export interface NoteFile {
  /** Relative to the workspace, with `/`. The config's patterns find its member and week in it. */
  path: string
  text: string
}

/** Settings of the workspace. */
export interface WorkspaceOptions {
  /** The text of an `insights.config.yaml`, in YAML or JSON. Defaults to an empty config. */
  config?: string | undefined
}

export interface LintOptions extends WorkspaceOptions {
  /** The note's path. Without it, the note has no member and no week. */
  path?: string | undefined
  /** The paths of all files that links may point to. Without it, links are not checked. */
  files?: readonly string[] | undefined
  /** The text of the template for new notes. Defaults to the built-in template. */
  template?: string | undefined
}

/** One member's text of one section. */
export interface DocumentSection {
  id: string
  /** Absent for a whole note. */
  heading?: string
  markdown: string
  items: DocumentItem[]
}

/** A top-level list item of a section or, in a section without a list, a paragraph; of a whole note both. */
export interface DocumentItem {
  /** `week-02/kim-hana/insights/1`: week, member, section, and its number in the section. */
  id: string
  /** The bold text at its beginning. */
  title?: string
  /** The rest as plain text. */
  text: string
  /** Its 1-based line in the note. */
  line: number
}

export interface BuildOptions extends WorkspaceOptions {
  /** The week's id. Required if the notes belong to several weeks. */
  week?: string | undefined
  /** The text of the week's `discussion.md`: the questions that people decided on. */
  discussion?: string | undefined
  /** The text of the week's `minutes.md`. */
  minutes?: string | undefined
  /** The text of the template for documents. Defaults to the built-in template. */
  template?: string | undefined
}

export interface BuiltWeek {
  /** The path to write the document to, relative to the workspace. */
  path: string
  /** The document. */
  markdown: string
  document: WeekDocument
  /** All findings. The document does not contain notes with errors. */
  messages: LintMessage[]
}

/** A week's document as data. */
export interface WeekDocument {
  version: 2
  /** The folder of the workspace, in the output of a command that works on several. */
  workspace?: string | undefined
  week: { id: string; number?: number | undefined; title?: string | undefined; next?: string | undefined }
  members: DocumentMember[]
  /** The ids of the members without a note. */
  missing: string[]
  discussion: DiscussionList[]
  /** What two or more members wrote about; empty if people have decided the questions. */
  topics: DocumentTopic[]
}

export interface DocumentMember {
  id: string
  name: string
  romanized?: string | undefined
  paths: string[]
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
  /** Decided by people, asked by a member, proposed from the notes, or proposed by a language model. */
  origin: 'curated' | 'asked' | 'proposed' | 'model'
  /** The ids of the members whose notes it comes from. */
  members: string[]
  /** The ids of the items it is based on. */
  evidence: string[]
}

/** A subject of two or more members, with their own words. */
export interface DocumentTopic {
  title: string
  lines: {
    /** The member's id, and the id of the item. */
    member: string
    item: string
    /** Its words as written: all of a paragraph, or whole sentences. */
    markdown: string
  }[]
}
