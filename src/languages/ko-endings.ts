/** Verbs and adjectives in `ㅂ`, `ㄷ`, `ㅅ` that keep it before a vowel; of the others the commoner kind is known. */
const KEEPS_B = /[잡입뽑접집좁꼽씹넓]$/
const LOSES_D = /(?:[걷듣싣]|깨닫)$/
const LOSES_S = /[짓긋낫붓잇젓]$/

/** A Hangul syllable's final consonant, as its place in the Unicode table: 0 none, 4 `ㄴ`, 8 `ㄹ`, 17 `ㅂ`, 27 `ㅎ`. */
function final(syllable: string): number {
  return (syllable.charCodeAt(syllable.length - 1) - 0xac00) % 28
}

function withFinal(text: string, code: number): string {
  const last = text.charCodeAt(text.length - 1)
  return text.slice(0, -1) + String.fromCharCode(last - ((last - 0xac00) % 28) + code)
}

/** A verb's stem as it stands before `다` in the present: 하 → 한, 막 → 막는, 늘 → 는. */
export function present(stem: string): string {
  return final(stem) === 0 || final(stem) === 8 ? withFinal(stem, 4) : `${stem}는`
}

/** The stem back from `present`: 한 → 하, 막는 → 막; `만든` of 만들 → 만들. */
export function undone(written: string, stem: string, closed: boolean): string {
  if (closed) return written.slice(0, -1)
  return withFinal(written, final(stem) === 8 ? 8 : 0)
}

/** A stem as one wonders aloud: 하 → 할까, 막 → 막을까, 늘 → 늘까, 돕 → 도울까. */
function wondering(stem: string): string {
  const code = final(stem)
  if (code === 8) return `${stem}까`
  if (code === 0) return `${withFinal(stem, 8)}까`
  if (code === 27 && /[떻렇]$/.test(stem)) return `${withFinal(stem.replace(/떻$/, '떠').replace(/렇$/, '러'), 8)}까`
  if (code === 17 && !KEEPS_B.test(stem)) return `${withFinal(stem, 0)}울까`
  if (LOSES_D.test(stem)) return `${withFinal(stem, 8)}을까`
  if (LOSES_S.test(stem)) return `${withFinal(stem, 0)}을까`
  return `${stem}을까`
}

/**
 * Notes ask in many endings, `…있나`, `…하는가`, `…언제인지`, `…보관할지`; aloud all end in `…까`. Takes a sentence that ends
 * in such a one, and the dictionary's form of its last stem (`만들` for `만드는지`).
 */
export function asked(sentence: string, stem: string): string | undefined {
  if (/까$/.test(sentence)) return sentence
  const verb = /^(.*[가-힣])(?:는지|는가|나)(?:요)?$/.exec(sentence)?.[1]
  if (verb) {
    const lost = final(stem) === 8 && final(verb) === 0 && verb.endsWith(withFinal(stem, 0))
    return wondering(lost ? withFinal(verb, 8) : verb)
  }
  const before = /^(.*[가-힣])[지가](?:요)?$/.exec(sentence)?.[1]
  if (!before || ![4, 8].includes(final(before))) return undefined
  return `${withFinal(before, 8)}까`
}
