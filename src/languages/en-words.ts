const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** What note-takers of any subject say *about* a thing, `sampling strategy`: no term begins or ends in one. */
export const enAspects = words(`
  importance meaning role reason reasons cause causes essence core feature features advantage advantages drawback drawbacks limit limits limitation limitations
  problem problems issue issues paradox risk risks effect effects efficiency difference differences comparison relation method methods approach approaches
  way ways strategy strategies use usage application applications adoption design implementation optimization optimisation improvement solution solutions
  reduction increase understanding overview analysis review check criterion criteria condition conditions choice choices case cases example examples experience
  process principle mechanism mechanisms concept concepts definition kind kinds type types possibility need needs practice reality trend change changes impact
  result results purpose time times part parts point points question questions topic topics fact facts idea ideas insight insights thing things lot lots number
  new latest different good better best bad worse worst large larger small smaller high higher low lower main key own same other several many few real next last
  first second one two three practical actual possible important interesting such more most less least whole total how why when what which who where there
  tradeoff tradeoffs trade-off trade-offs balance value`)

/** Nouns so broad that they name a subject only together with another word, `data quality`. */
export const enBroad = words(`
  model models data system systems feature function performance task tasks project projects service services code technology tool tools information element value
  size length cost costs speed quality rule rules name form scope area environment level step steps team teams company organization work people person user users
  developer developers student learning research study management operation structure plan goal goals order pattern theory policy state input output result
  read reads write writes value values node nodes process processes group groups book author week chapter ai db api`)
