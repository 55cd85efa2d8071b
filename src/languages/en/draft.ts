import type { Cues, DraftWords } from '../language.ts'

export const enCues: Cues = {
  stem: (word) => word.replace(/(?:ing|ed|es|s)$/u, ''),
  native: /\p{Script=Latin}/u,
  open: /\b(?:TODO|FIXME|look into|look up|read (?:more|up)|find out|dig (?:deeper|into)|learn more|study (?:more|further)|to (?:check|verify|investigate)|need(?:s)? to (?:understand|check|read)|(?:do not|don['’]t|still don['’]t|didn['’]t) (?:understand|know|get)|not sure|unsure|unclear|confus(?:ed|ing)|I wonder|wondering|curious|no idea|fill in)\b/iu,
  question:
    /^(?:but |and |so |then )?(?:what|why|how|when|where|which|who|can|could|do|does|did|is|are|will|would|should|has|have)\b.*\?+$|\b(?:right|then|instead|at all|in practice)\?+$/iu,
  discovery:
    /\b(?:surpris\w+|interesting\w*|unexpected\w*|counter-?intuitive\w*|paradox\w*|ironic\w*|turns out|amaz\w+|astonish\w+|fascinat\w+|did(?: not|n['’]t) (?:know|expect)|never (?:knew|thought)|contrary to|unlike what|more than I|less than I|strange\w*|funny|wow|against intuition)\b/iu,
  application:
    /\b(?:we (?:could|should|can|will|plan to|want to) (?:use|try|apply|adopt|add|check|test|move|start|stop|measure)|I (?:could|should|will|want to|plan to|['’]ll|am going to) (?:use|try|apply|adopt|add|check|test|move|start|stop|measure)|(?:let['’]s|I['’]ll|we['’]ll) (?!see|look)\w+|(?:I|we) (?:would|['’]d) (?:rather|like to)|worth (?:trying|adopting)|try (?:this|it|out|to)|recommend\w*|rule of thumb|best practice|should (?:always|never|be used|avoid|prefer)|(?:it is|it['’]s|is) (?:better|safer|best) to|prefer\w* (?:to|over)|avoid \w+ing|make sure|be careful|a good (?:idea|habit|choice|way)|tip)\b|^(?:always|never|do not|don['’]t|use|keep|prefer|avoid|check|start with)\b/iu,
  own: /\b(?:I (?:think|believe|feel|guess|suspect|doubt|like|found|wonder|realized?|realised|learned|liked|agree|disagree)|we (?:hit|had|saw|tried|used|found|learned|lost|spent|switched|moved|decided|ran into)|in my (?:opinion|experience|view)|to me|personally|my (?:guess|impression|takeaway)|(?:my|our) (?:team|company|project|service|product|codebase)|seems to me|reminds me|the (?:key|point|lesson|takeaway|important thing) is|probably|maybe)\b|\.{2,}$|…$/iu,
  claim:
    /\b(?:but|however|although|though|while|whereas|instead|otherwise|rather than|because|since|so that|therefore|not only|no longer|only|even (?:if|though)|despite|(?:more|less|better|worse|faster|slower|cheaper|harder|easier|larger|smaller|higher|lower) .{0,30}than|the (?:more|less)|trade-?offs?|limit\w*|cannot|can['’]t|never|hard|difficult|fails?|risk\w*|lack\w*|depends? on)\b/giu,
  weight:
    /\b(?:important|key|crucial|critical|essential|matters?|costs?|improv\w+|problems?|quality|reduc\w+|increas\w+|performance|main|bottleneck)\b/giu,
  reason: /\b(?:because|since|as a result of|due to|thanks to|so that|that['’]s why|the reason)\b/iu,
  contrast:
    /\b(?:but|however|although|though|whereas|instead|rather than|despite|not .{1,40} but|(?:more|less|better|worse|faster|slower|cheaper|harder|easier|larger|smaller|higher|lower) .{0,30}than)\b/iu,
  name: /(?<=[\p{Ll},;] )(?!I\b)\p{Lu}[\p{L}\d]+/u,
  general:
    /\b(?:is|are) (?:also |very |really |so )?(?:important|essential|crucial|key|critical|vital|necessary|useful|helpful)\b|\b(?:plays?|played) an? \w+ (?:role|part)\b|\b(?:affects?|influences?|matters?)\b|\bhas an? (?:\w+ )?(?:impact|influence|effect) on\b|\b(?:should|must|needs? to) be considered\b|\b(?:can|may|could) (?:improve|increase|reduce|help|enhance)\b/iu,
  hearsay:
    /\b(?:(?:some|many|most|several|few) (?:people|companies|researchers|developers|experts|teams|authors|engineers)|they|(?:he|she)|critics|proponents)\b.{0,40}\b(?:think|believe|argue|claim|say|suggest|feel|recommend)s?\b/iu,
  deictic:
    /^(?:this|that|these|those|it(?!(?:['’]s| is| was| turns out| seems)\b.*\b(?:that|how|to|when)\b)|they|he|she|here|there|above|below|the (?:above|following|former|latter|first|second|third|next|previous)|for example|e\.g|e\.?g\.|such|both|another|one of them|first|second|third|next|finally|note|see|cf|ex)\b|\b(?:the (?:two|three|four|five)|these|those) (?:\w+ )?(?:methods?|problems?|ways?|steps?|reasons?|approaches|cases?|types?|kinds?|things?)\b|\b(?:as (?:follows|above|below|shown)|the following)\b/iu,
  turn: /^(?:but|however|yet|still|nevertheless|nonetheless|even so|that said|on the other hand|in contrast|by contrast|the (?:downside|catch|problem) is)\b/iu,
  lead: /^(?:so|therefore|thus|hence|consequently|as a result|instead|otherwise|in other words|that is|because|this|that|these|those|for (?:example|instance)|e\.g)\b/iu,
  connective: /^(?:and|then|also|moreover|furthermore|in addition|similarly|likewise|meanwhile)\b/iu,
  aside:
    /\b(?:this (?:chapter|section|post|note|part|article|week)|next (?:chapter|section)|previous (?:chapter|section)|the (?:book|author)s? (?:says?|describes?|explains?|introduces?|discuss\w*|covers?)|we will (?:see|look|discuss|cover)|let['’]s (?:see|look)|notes? (?:on|from|for)|summar(?:y|ies|ized|ised)|figure \d|table \d|chapter \d|section \d|references?|source:|link)\b/iu,
  definition:
    /\b(?:is|are) (?:called|known as|defined as|referred to as|a (?:kind|type|form) of|an? \w+ (?:that|which))\b|\b(?:means|stands for|refers to|denotes|is short for)\b/iu,
  flat: /\b(?:consists? of|includes?|contains?|is (?:divided|split) into|there (?:is|are)|such as [^.]*$|is (?:used|computed|calculated|stored) (?:by|in|as))\b/iu,
  ending: /[.!?…]["'”’)]*$|^(?:TODO|FIXME)\b/u,
  predicate: /[.!?]["'”’)]*$/u,
  marks: /★|☆|⭐|🌟|✅|✔|📌|🔥|💡|❗|‼|!!|(?:^|[[(])\s?(?:important|key point|NB|nota bene)\s?(?=[)\]:!])/iu,
  sections: {
    'further-study': /further|question|open|unclear|more|todo|unknown|learn/iu,
    applications: /appl|practi|use|try|action/iu,
    discoveries: /discover|surpris|interest|perspective|unexpected|new/iu,
    insights: /insight|takeaway|key|main|learned|lesson|important|summary/iu,
  },
}

export const enDraft: DraftWords = {
  noSources: () => ({
    message: 'The config has no `sources`, so there is nothing to make drafts from',
    hint: "Set `sources` in the config to the path of the members' free notes, for example `sources: study/{week}/{member}.md`.",
  }),
  noneInWeek: (week) => ({
    message: `Found no free notes for ${week}`,
    hint: 'Check that files exist at the paths of `sources` in the config.',
  }),
  noneOfMember: (name, week, known) => ({
    message: `Found no free note by ${name} for ${week}`,
    hint: known.length > 0 ? `Free notes exist by ${known.join(', ')}.` : 'Check `sources` in the config.',
  }),
  noSuchMember: (name) => ({
    message: `Found \`${name}\`, who is not in members`,
    hint: 'Use an id or a name from `members` in the config.',
  }),
  exists: () => ({
    message: 'The note exists already, so no draft was made',
    hint: 'Use `--stdout` to print the draft.',
  }),
  noPath: (week, member) => ({
    message: `\`notes\` in the config does not say where the note of ${member} for ${week} goes`,
    hint: 'Print it with `--stdout` and save it where it belongs.',
  }),
  nothingFound: () => ({
    message: 'Found nothing in this text for a note, so no draft was made',
    hint: 'Create an empty note with `insights new`, or use a language model with `--prompt` or `--model`.',
  }),
  written: (name, accept) =>
    `When ${name} has read and edited it, run \`${accept}\` or remove the line \`draft: true\` to turn it into a note.`,
  allWritten: (week) => `Nobody needs a draft for ${week}: everybody with a free note already has a note.`,
  unchanged: () => 'The free note has not changed since the draft was made.',
  changed: (count) =>
    count === 0
      ? 'The free note has changed since the draft was made, but there is no new sentence to pick. The note was not changed.'
      : `The free note has changed since the draft was made. ${count === 1 ? 'One new sentence' : `${count} new sentences`} to pick. The note was not changed.`,
  newPoint: (path, line, heading, text) => `${path}:${line} ${heading}: ${text}`,
  accepted: (name) => `The draft of ${name} is a note now.`,
  noDraft: (name, week) => ({
    message: `Found no draft of ${name} for ${week}`,
    hint: '`insights status` shows who has written what.',
  }),
  acceptWhom: (names) => ({
    message: 'Name the member whose draft should become a note',
    hint: names.length > 0 ? `Drafts exist by ${names.join(', ')}.` : 'There are no drafts for this week.',
  }),
  notAccepted: () => ({
    message: 'Without `draft`, another value of the front matter would change, so the note was left as it is',
    hint: 'Delete `draft` by hand.',
  }),
  alreadyNote: () => 'This note is not a draft.',
  tooFew: (heading, min, found) => ({
    message: `${heading}: found ${found}, expected at least ${min}`,
    hint: 'Write the rest yourself.',
  }),
  intro:
    'This is a draft. The sentences below are taken from your text as they are: cut them down and put them into your own words. The source of each:',
  introOfModel:
    'This is a draft. A language model wrote the points below from your text: check them and put them into your own words. The source of each:',
  lines: 'line',
  empty: 'Found nothing in your text for this section. Please write it yourself.',
}
