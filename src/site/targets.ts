import { posix } from 'node:path'
import { type Finding, finding } from '../errors.ts'
import type { WeekRecord } from './folder.ts'
import { imagePath } from './images.ts'
import { linkTo } from './links.ts'
import { bytesOf, inputHash, type Making } from './making.ts'
import { decoded, type Targets } from './render.ts'

/**
 * The file of the workspace that a relative target means.
 * @param from the file that holds it, relative to the workspace
 * @returns its path, composed (NFC); nothing where it lies outside, or where the target is of another kind
 */
export function fileOf(target: string, from: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(target) || target.includes('\\')) return undefined
  const path = decoded(/^[^?#]*/.exec(target)?.[0] ?? '')
  if (path === undefined || path === '' || path.includes('\0')) return undefined
  const joined = path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)
  return joined === '..' || joined.startsWith('../') || joined.startsWith('/') ? undefined : joined.replace(/\/$/, '')
}

/** Resolves what people's links and images mean, copies images, and notes all that was looked up. */
export function targetsOf(of: {
  /** The file that people wrote, and the one from whose folder its targets lead. */
  from: string
  document: string
  making: Making
  record: WeekRecord
  files: Map<string, Uint8Array>
  findings: Finding[]
}): Targets {
  const { from, document, making, record, files, findings } = of
  const { words } = making.frame
  const say = (target: string, found: { message: string; hint?: string }) => {
    findings.push(finding('site', { path: from, line: lineOf(target, from, making) }, found, 'warning'))
    return undefined
  }
  return {
    link(target) {
      const path = fileOf(target, document)
      if (path === undefined) return undefined
      const href = linkTo(path, making)
      record.links[path] = href ?? ''
      return href
    },
    image(target) {
      const path = fileOf(target, document)
      if (path === undefined) return say(target, words.imageMissing(target))
      record.inputs[path] = inputHash(path, making)
      const content = bytesOf(path, making)
      if (content === undefined) return say(target, words.imageMissing(path))
      const copy = imagePath(content)
      if ('refused' in copy)
        return say(target, copy.refused === 'kind' ? words.imageKind(path) : words.imageUnsafe(path))
      files.set(copy.path, content)
      return `../${copy.path}`
    },
  }
}

/** The line of a file on which a target stands: its last part is there as the page has it, whatever the folder. */
function lineOf(target: string, from: string, making: Making): number | undefined {
  const text = Buffer.from(bytesOf(from, making) ?? []).toString()
  const at = text.indexOf(posix.basename(target))
  return at < 0 ? undefined : text.slice(0, at).split(/\r\n?|\n/).length
}
