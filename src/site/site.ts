/** A week as plain data, for search and for pages about several weeks. */
export interface SiteWeek extends Meeting {
  slug: string
  members: SiteMember[]
  questions: SiteQuestion[]
  /** What two or more members wrote about. */
  topics: SiteTopic[]
  items: SiteItem[]
}

/** What the schedule says of a week. */
export interface Meeting {
  id: string
  /** `Week 02` */
  heading: string
  title?: string | undefined
  scope?: string | undefined
  date?: string | undefined
  /** The name. */
  presenter?: string | undefined
}

export interface SiteMember {
  id: string
  name: string
  state: 'written' | 'missing' | 'excused'
}

interface SiteQuestion {
  list: string
  anchor: string
  /** As plain text. */
  title: string
  text: string
}

interface SiteTopic {
  title: string
  /** Members by id, and the anchors of their items. */
  lines: { member: string; anchor: string }[]
}

/** An item of a note, or a passage of a whole one, as plain text. */
export interface SiteItem {
  /** The member's id. */
  member: string
  anchor: string
  title?: string | undefined
  text: string
}

/** What the search reads of a week. */
export type SearchWeek = Pick<SiteWeek, 'slug' | 'heading' | 'members' | 'questions' | 'items'>

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
