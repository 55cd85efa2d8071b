/** What other pages say of a week, and what search finds in it: plain data, kept beside the week's page. */
export interface SiteWeek {
  id: string
  slug: string
  /** `Week 02` */
  heading: string
  title?: string | undefined
  scope?: string | undefined
  date?: string | undefined
  members: SiteMember[]
  questions: SiteQuestion[]
  items: SiteItem[]
  minutes: boolean
}

/** A member in a week. */
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

/** One thing that a member says, as plain text. */
export interface SiteItem {
  /** The member's id. */
  member: string
  /** The section's heading. */
  section: string
  anchor: string
  title?: string | undefined
  text: string
  /** Whether it is something that the member still wants to find out. */
  open: boolean
}

/** A week of the schedule of which nothing is written yet. */
export interface PlannedWeek extends Pick<SiteWeek, 'heading' | 'title' | 'scope' | 'date'> {
  presenter?: string | undefined
}

/** A page that another one leads to. */
export interface PageLink {
  href: string
  label: string
}
