import { readFileSync } from 'node:fs'
import nodeModule, { createRequire, wrap } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/** The bundles that this process runs from bytecode or could, by path: what makes the bytecode finds them here. */
export const scripts = new Map<string, Script>()
const loaded = new Map<string, unknown>()

/**
 * Loads a bundle as `require` would, but from the bytecode that was made when it was built: starting takes half the
 * time. Bytecode fits one version of V8; for any other Node keeps its own, from 22.8 on.
 * @param path of a bundle in `dist`, absolute
 */
export function load(path: string): unknown {
  if (!loaded.has(path)) loaded.set(path, run(path))
  return loaded.get(path)
}

/** Where the bytecode of a bundle stands. */
export function bytecodeOf(path: string): string {
  return `${path}.${process.versions.v8}-${process.arch}`
}

/**
 * V8 11, that of Node 20, optimizes a parser so early that it has to do so again and again: a build takes a sixth longer,
 * of four notes as of a thousand. Later ones know better. Bytecode fits one set of flags, so that of all commands is made
 * with this one; what `--version` needs is not, since to set a flag takes Node half as long as to start.
 */
function compileLess(require: NodeJS.Require): void {
  if (process.versions.v8.startsWith('11.')) require('node:v8').setFlagsFromString('--interrupt-budget=1000000')
}

function run(path: string): unknown {
  const require = createRequire(path)
  if (basename(path).startsWith('commands-')) compileLess(require)
  const cachedData = read(bytecodeOf(path))
  if (!cachedData && !process.env.INSIGHTS_MAKE_BYTECODE) {
    // Not in the types of the oldest Node that is supported, and not in that Node.
    ;(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.()
    return require(path)
  }
  // Bundles hold ASCII alone: a byte is a character.
  const script = new Script(wrap(readFileSync(path, 'latin1')), {
    filename: path,
    ...(cachedData ? { cachedData } : {}),
  })
  scripts.set(path, script)
  const module = { exports: {} }
  const inner = Object.assign((id: string) => (id.startsWith('./') ? load(join(dirname(path), id)) : require(id)), {
    import: (id: string) => import(id),
  })
  script.runInThisContext()(module.exports, inner, module, path, dirname(path))
  return module.exports
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
