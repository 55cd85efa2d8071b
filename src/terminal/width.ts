import stringWidth from 'string-width'

/**
 * How many columns of a terminal a text takes. Most letters are known at a glance; `string-width` takes 20 ms to make the
 * tables by which it knows the others.
 */
export function widthOf(text: string): number {
  let width = 0
  for (const letter of text) {
    if ((letter >= ' ' && letter <= '~') || (letter >= '\u2400' && letter <= '\u2426') || /[…–]/.test(letter)) width++
    else if (letter >= '가' && letter <= '힣') width += 2
    else return stringWidth(text)
  }
  return width
}
