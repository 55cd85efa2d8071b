import type { QuestionLanguage } from '../ko/questions.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

const and = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)

const fillers = words(`
  new latest different good better best bad worse worst large larger small smaller high higher low lower main key own same other several many few real next last
  first second one two three practical actual possible important interesting such more most less least whole total how why when what which who where there here
  nobody somebody someone everybody everyone anybody anyone nothing something everything vs the a an and or but nor so yet if then than that this these those of in on at to for from by with without within into onto over under
  about after before between through during against across as is are was were be been being am do does did done has have had having can could will would shall should may might must
  not no never ever only also just even still very much too again already always often sometimes i we you he she it they me us him her them my our your his its their mine
  make makes made making get gets got getting take takes took give gives keep keeps let lets put say says said see seen know think feel feels felt want wants like look looks come comes go goes went
  every each all any some both either neither enough really quite rather instead because since while until though although however out up down off away back around`)

const determiners = words(`
  the a an this that these those my your his her its our their no any some each every another it them us him me you
`)

const prepositions = words(`
  of in on at with by per from for about without within into onto between through during under over than as and or
`)

export const enQuestions: QuestionLanguage = {
  general: words(`
    importance meaning role reason reasons cause causes essence core feature features advantage advantages drawback drawbacks limit limits limitation limitations
    problem problems issue issues paradox risk risks effect effects efficiency difference differences comparison relation method methods approach approaches
    way ways strategy strategies use usage used using application applications adoption design implementation optimization optimisation improvement solution solutions
    reduction increase understanding overview analysis review check criterion criteria condition conditions choice choices case cases example examples experience
    process principle mechanism mechanisms concept concepts definition kind kinds type types possibility need needs practice reality trend change changes impact
    tradeoff tradeoffs trade-off trade-offs balance value
    result results purpose time times part parts part point points question questions topic topics fact facts idea ideas insight insights thing things lot lots number
`),
  fillers,
  broad: words(`
    model models data system systems function performance task tasks project projects service services code technology tool tools information element
    size length cost costs speed quality rule rules name form scope area environment level step steps team teams company organization work people person user users
    developer developers student learning research study management operation structure plan goal goals order pattern theory policy state input output
    read reads write writes node nodes group groups book author week chapter reader readers character characters story novel scene narrator chapters
    life man woman men women world day days year years ai db api`),
  cut(word) {
    const stem = word.replace(/(?:['’]s|['’])$/, '')
    return stem === word || stem.length < 2 ? undefined : { stem, sure: true }
  },
  // `the cache.` and `Caches are …`, but neither `cache a page` nor `cache misses`.
  isNoun: (before, after) =>
    (before === undefined || determiners.has(before) || prepositions.has(before)) &&
    (after === undefined || prepositions.has(after) || (fillers.has(after) && !determiners.has(after))),
  // `Caffeine blocks …`: in English, any name that begins a sentence.
  isSubject: () => true,
  isFree: () => true,
  isClaim: (title) =>
    !title.endsWith('?') &&
    /\b(?:is|are|was|were|does|do|did|has|have|had|can|cannot|could|will|would|should|must|never|not)\b|n't\b/i.test(
      title,
    ),
  isVerb: (word) => /..ly$/.test(word),
  goesOn: () => true,
  open: /\?|\b(?:unclear|wonder\w*|not sure|look into|read more|find out|learn more|don't (?:know|understand))\b/i,
  openSection: /\bfurther\b|\bopen\b|\bquestions?\b|\bto learn\b|\bstudy more\b|\bunclear\b/i,
  noteSection: /\b(?:summary|overview) of (?:the|my|this) notes?\b|\bpages? read\b|\breading range\b/i,
  aboutNote:
    /\bnotes? (?:sums?|summari[sz]es?|lists?|explains?|covers?)\b|\bwell (?:organi[sz]ed|explained|summari[sz]ed)\b/i,
  pointsBack: /\b(?:this|that|these|those) [a-z]|^(?:it|they)\b/i,
  practiceSection: /\bappl|\bpractic|\btry\b|\bactions?\b/i,
  phenomenon:
    /\b(?:paradox|problem|bias|trap|error|failure|gap|side effects?|illusion|fallacy|contradiction|irony|vicious circle)$/i,
  sentences: {
    open: [
      'More than one of us wants to know more about this. Once we know, what would we do differently?',
      'More than one of us wants to know more about this. Once we know, where would we use it first?',
    ],
    answered: ['One note asks about this, and another has something to say. How far does that go towards an answer?'],
    answeredBy: [
      (asks, wrote) => `${and(asks)} left this open. Starting from what ${and(wrote)} wrote, how far can we get?`,
    ],
    same: [
      'More than one of us wrote nearly this. When does it not hold?',
      'More than one of us wrote nearly this. When would we get into trouble by believing it?',
    ],
    sides: [
      'Which of these is furthest from what we have seen ourselves?',
      'If we had to argue against one of these, which would it be?',
    ],
    plans: [
      'More than one of us wants to try something here. If we could do only one of these first, which would it be?',
      'More than one of us wants to try something here. Which of these would turn out to be more work than it looks?',
    ],
    tried: ['If we used this in our own work, where would we get stuck first?'],
    phenomenon: ['What have we seen ourselves that comes closest to this?'],
    practice: ['If we tried this ourselves, where would we get stuck first?'],
    next: [
      'We come to this next week. Before we read on, what would we say about it today, in one sentence?',
      'We meet this again next week. Which of these thoughts is most likely to have changed by then?',
    ],
  },
  by: (names) =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')})`,
}
