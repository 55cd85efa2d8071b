#!/usr/bin/env node
import { lstatSync, mkdirSync } from 'node:fs'
import module from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The folder for Node's compile cache. No other user may be able to write to it, since Node runs what it finds there.
 * Another user of the machine could create Node's default, below the temporary folder, first.
 */
function cacheFolder() {
  try {
    const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'study-insights')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const isOurs = (path) => {
      const { uid, mode } = lstatSync(path)
      return uid === process.getuid() && (mode & 0o022) === 0
    }
    // On Windows other users cannot write to a home folder.
    return !process.getuid || (isOurs(folder) && isOurs(dirname(folder))) ? folder : undefined
  } catch {
    return undefined
  }
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`insights needs Node.js 20.19 or later. Node.js 20.19 이상이 필요합니다. (${process.version})`)
  process.exitCode = 2
} else {
  // Node 20 has no `enableCompileCache`.
  const folder = module.enableCompileCache && cacheFolder()
  if (folder) module.enableCompileCache(folder)
  import('../dist/run.js')
    .then(({ run }) => run(process))
    .then((code) => {
      process.exitCode = code
    })
}
