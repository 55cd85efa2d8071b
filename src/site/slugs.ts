import { createHash } from 'node:crypto'

/** A name as a part of addresses and anchors. The same name gives the same one, whatever other names there are. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...plain].slice(0, 40).join('')
  // Names that fold to the same letters stay apart, and no file is called `con`, which Windows has for a device.
  const isOwn = short === name.normalize('NFC') && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(short)
  if (isOwn) return short
  const hash = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 6)
  return short === '' ? hash : `${short}-${hash}`
}

/** Of a member's part of a week's page. */
export function sectionAnchor(member: string, section: string): string {
  return `${slugOf(member)}.${slugOf(section)}`
}

/** Of an item, by its id: `week-02/kim-hana/insights/1`, of which the week is the page. */
export function itemAnchor(id: string): string {
  const [section = '', at = ''] = id.split('/').slice(-2)
  const member = id.split('/').slice(1, -2).join('/')
  return `${sectionAnchor(member, section)}.${at}`
}
