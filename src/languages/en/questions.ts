import { type Alternatives, anyOf } from '../../alternatives.ts'
import type { Grammar } from '../language.ts'
import { cues, openings, phrases, wordSet } from '../word-lists.ts'

const fillers = wordSet(`
  new latest different good better best bad worse worst large larger small smaller high higher low lower main key own same other several many few real next last
  first second one two three practical actual possible important interesting such more most less least whole total how why when what which who where there here
  nobody somebody someone everybody everyone anybody anyone nothing something everything vs the a an and or but nor so yet if then than that this these those of in on at to for from by with without within into onto over under
  about after before between through during against across as is are was were be been being am do does did done has have had having can could will would shall should may might must
  not no never ever only also just even still very much too again already always often sometimes i we you he she it they me us him her them my our your his its their mine
  make makes made making get gets got getting take takes took give gives keep keeps let lets put say says said see seen know think feel feels felt want wants like look looks come comes go goes went
  every each all any some both either neither enough really quite rather instead because since while until though although however out up down off away back around`)

/** `flaky tests` as `Flaky tests`; `dbt` may be a name and `iPhone` is one. */
const titleCase = (name: string): string =>
  /^[a-z]{4,}(?: |$)/.test(name) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name

/** Signs that a sentence asks something. */
export const enAsking: Alternatives = [
  [/\?/i, 'Is it slow?'],
  [/\bunclear\b/i, 'The order is unclear'],
  [/\bwonder\w*\b/i, 'I wondered about the order'],
  [/\bnot sure\b/i, 'I am not sure'],
  [/^(?:how|why|whether|what|when|where|who)\b/i, 'Why a queue is slow'],
]

/** Words in the headings of sections that summarise the note. */
export const enNoteHeadings: Alternatives = [
  [/\b(?:summary|overview) of (?:the|my|this) notes?\b/i, 'Summary of my notes'],
  [/\bpages? read\b/i, 'Pages read'],
  [/\breading range\b/i, 'Reading range'],
  [/\bglossary\b/i, 'Glossary'],
  [/\bvocabulary\b/i, 'New vocabulary'],
]

export const enQuestions: Grammar = {
  general: wordSet(`
    importance meaning role reason reasons cause causes essence core feature features advantage advantages drawback drawbacks limit limits limitation limitations
    problem problems issue issues paradox risk risks effect effects efficiency difference differences comparison relation method methods approach approaches
    way ways strategy strategies use usage used using application applications adoption design implementation optimization optimisation improvement solution solutions
    reduction increase understanding overview analysis review check criterion criteria condition conditions choice choices case cases example examples experience
    process principle mechanism mechanisms concept concepts definition kind kinds type types possibility need needs practice reality trend change changes impact
    tradeoff tradeoffs trade-off trade-offs balance value
    result results purpose argument arguments time times part parts part point points question questions topic topics fact facts idea ideas insight insights thing things lot lots number
`),
  fillers,
  broad: wordSet(`
    model models data system systems function performance task tasks project projects service services code technology tool tools information element
    size length cost costs speed quality rule rules name form scope area environment level step steps team teams company organization work people person user users
    developer developers student learning research study management operation structure plan goal goals order pattern theory policy state input output
    read reads write writes node nodes group groups book author week chapter reader readers  story novel scene chapters
    life man woman men women world day days year years ai db api`),
  cut(word) {
    const stem = word.replace(/(?:['’]s|['’])$/, '')
    return stem === word || stem.length < 2 ? undefined : { stem, sure: true }
  },
  isVerb: (word) => /..ly$/.test(word),
  asks: anyOf(enAsking),
  openSection: /\bfurther\b|\bopen\b|\bquestions?\b|\bto learn\b|\bstudy more\b|\bunclear\b/i,
  noteSection: anyOf(enNoteHeadings),
  aboutNote: [
    [/\bnotes? (?:sums?|summari[sz]es?|lists?|explains?|covers?)\b/i, 'This note sums up the chapter'],
    [/\bwell (?:organi[sz]ed|explained|summari[sz]ed)\b/i, 'Well organised'],
    [/\bthe (?:word|term|phrase)\b(?! of)|\bglossary\b/i, 'The word toll is easy to misread'],
    [/\bis there any\b|\banyone know\b/i, 'Is there any list of tolls?'],
    [/\bfind (?:one|any)\b|\blook(?:ed)? (?:it |this |that )?up\b/i, 'I looked it up'],
  ],
  pointsBack: openings(`
    [this\\b] port · [that\\b] port · [these\\b] · [those\\b] · [it\\b] rose · [its\\b] port · [they\\b] · [their\\b] · [he\\b] · [she\\b] · [such\\b] a port · [so\\b] · [but\\b] · [however\\b] · [yet\\b]
    [instead\\b] · [then\\b] · [thus\\b] · [therefore\\b] · [hence\\b] · [both\\b] rose · [neither\\b] rose · [also\\b] · [still\\b] · [otherwise\\b] · [and\\b] · [or\\b]`),
  practiceSection: /\bappl|\bpractic|\btry\b|\bactions?\b/i,
  limits:
    cues(`it is fast, [but ] dear · [however], it is slow · [although] it is fast · [though] it is fast · [yet ] it is slow · [instead] of a queue · [rather than] a queue
    it is [not ] safe · it does[n't] work · it [never] ends · it [cannot] work · [no ] effect · [nobody] reads it · it works [only ] here · [hardly] ever · [rarely] used · it [backfire]s
    the test [fail]s · it [lie]s · it [hide]s errors · it [rot]s · it is [overstated] · it is [limited] · the [limit] of size · a [risk] · a [drawback] · a [trap] · a [myth]
    it is [hard ] to do · it is [difficult] · it is [slow]er · it is [expensive] · it [cost]s more · it [lost] data · it [vanish]es · the site went [down] · it got [worse]
    numbers get [gamed] · it is [noisy] · it is [unfair] · [contrary] to the book · it [reduced] the supply · it [crowd]s out norms · it [ignore]s people · [doubt]ful · it was [wrong] · it [broke] · it is [weak]
    [unlike] the book · [despite] that · it [harm]s people · it [hurt] people · [without] tests · it was [overturned] · it matters [less than] we think · it [may matter less] · it [bore]s people · most [stopped]`),
  praises:
    cues(`it is [enough] · it is [effective] · it is [efficient] · it is [good ] · it is [better] · it is [fast]er · it is [easy] · it is [easier] · it [improve]s quality · it [save]s money
    it [reduce]s errors · it [solve]s this · it [prevent]s errors · it [protect]s people · it [help]s · it is [useful] · it is [safe] · we [should ] do it · it [must ] be done · [always] do it · [let's] do it · [let us] do it
    it [work]s · it [beat]s the old way · it is [cheap]er · it is [simple] · it [allow]s this · it [replace]s that · it [ensure]s that · it [guarantee]s that`),
  refutes: cues(
    `it is [not a] border · it is [not the] point · silence is [not ] grief · it [isn't] so · they [aren't] so · it is [just a] ferry · it is [nothing but] a ferry · it was [never] written`,
  ),
  // English denies in front of the word, `not effective`, which is a limit already.
  denied: /^$/,
  letter: /[a-z]/i,
  // Words with a capital, unless it starts the sentence, or of another script.
  namesIn: (sentence) =>
    [...sentence.matchAll(/(?:[\p{L}\p{M}\p{N}](?:['’](?=\p{L}))?)+/gu)]
      .filter(
        ({ 0: word, index }) =>
          /\p{L}.*[\p{L}\p{N}]|\p{N}.*\p{L}/u.test(word) &&
          !/^I['’]\p{L}+$/u.test(word) &&
          (/[^\p{Script=Latin}\p{M}\p{N}'’]/u.test(word) ||
            /.[\p{Lu}\p{N}]/u.test(word) ||
            (/^\p{Lu}/u.test(word) && !/(?:^|[.:?!“"‘(]\s*)$/u.test(sentence.slice(0, index)))),
      )
      .map(({ 0: word }) => word.replace(/['’]s$/, '')),
  longestQuestion: { text: 240, title: 60 },
  nothing: phrases(
    'none · na · nothing · no · nope · tbd · nil · nothing yet · none yet · not applicable · no questions · nothing really · 없음',
  ),
  longestTitle: 48,
  titleCase,
  by: (names) =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')})`,
}
