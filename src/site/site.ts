/** The data of a week for search and for pages about several weeks, stored beside the week's page. */
export interface SiteWeek {
  id: string
  slug: string
  /** `Week 02` */
  heading: string
  title?: string | undefined
  scope?: string | undefined
  date?: string | undefined
  /** The name. */
  presenter?: string | undefined
  members: SiteMember[]
  questions: SiteQuestion[]
  /** What two or more members wrote about. */
  topics: SiteTopic[]
  items: SiteItem[]
  /** The text of printed free notes, for search and the pages of their authors alone. */
  passages: SiteItem[]
  minutes: boolean
}

export interface SiteMember {
  id: string
  name: string
  /** `source`: there is no note, and the page shows the member's free notes. */
  state: 'written' | 'source' | 'missing' | 'excused'
}

interface SiteQuestion {
  list: string
  anchor: string
  /** As plain text. */
  title: string
  text: string
}

export interface SiteTopic {
  title: string
  /** Members by id, and the anchors of their items. */
  lines: { member: string; anchor: string }[]
}

/** An item of a note, or a passage of a free note, as plain text. */
export interface SiteItem {
  /** The member's id. */
  member: string
  /** The section's heading. */
  section: string
  anchor: string
  title?: string | undefined
  text: string
  /** Whether the member still wants to find it out, and has not ticked it off: `- [x]`. */
  open: boolean
}

/** A week of the schedule without notes. */
export interface PlannedWeek extends Pick<SiteWeek, 'id' | 'heading' | 'title' | 'scope' | 'date'> {
  presenter?: string | undefined
  /** The pages on which members write their notes, for the week that comes next. */
  writing: PageLink[]
}

/** What the script of the search needs: its words, and the weeks whose data it loads. */
export interface SearchIndex {
  books: SearchBook[]
  words: Record<'loading' | 'none' | 'found' | 'more' | 'similar' | 'all', string>
}

/** The weeks of a site, or of one among several. */
export interface SearchBook {
  /** Its folder, ending in `/`, and its title; empty if it is the only one. */
  folder: string
  title: string
  /** By slug, the latest first. */
  weeks: string[]
}

export interface PageLink {
  href: string
  label: string
}
