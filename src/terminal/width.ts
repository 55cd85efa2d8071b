import stringWidth from 'string-width'

/**
 * How many columns of a terminal a text takes. Most letters are known at a glance; `string-width` takes 20 ms to make the
 * tables by which it knows the others.
 */
export function widthOf(text: string): number {
  if (!/^[ -~\u2400-\u2426…–가-힣]*$/.test(text)) return stringWidth(text)
  return text.length + (text.match(/[가-힣]/g)?.length ?? 0)
}
