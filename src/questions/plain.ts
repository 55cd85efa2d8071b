/** The longest text of one item that is read: what a note says after that is its own, not what the item is about. */
const LONGEST_ITEM = 600

/**
 * Takes an item's words, gives them on one line as they may be read aloud: NFC, no control or direction characters, no
 * emoji, no Markdown leftovers (`**`, backticks), spaces folded. What is longer than an item may be is cut at a space.
 */
export function plain(text: string): string {
  const clean = text
    .slice(0, LONGEST_ITEM * 4)
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/!?\[([^[\]]{0,200})\]\([^()]{0,300}\)/g, '$1')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\*\*|~~|`+|<\/?[a-zA-Z][^<>]{0,200}>|^\[[ xX]\]\s/g, '')
    .replace(/\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}|\p{Emoji_Modifier}/gu, ' ')
    .replace(/\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\uFE0F/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return clean.length <= LONGEST_ITEM
    ? clean
    : clean.slice(0, clean.lastIndexOf(' ', LONGEST_ITEM) + 1 || LONGEST_ITEM).trim()
}

/** The form in which names are compared: NFC, small letters, nothing but letters and digits (`Top-k` and `top k` are one). */
export function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
