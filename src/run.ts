import manifest from '../package.json' with { type: 'json' }

/**
 * Runs the program.
 * @param host the process, or what stands for it in a test
 * @returns the exit code
 */
export async function run(host: NodeJS.Process): Promise<number> {
  const [, , first = '', ...others] = host.argv
  // The version alone is told without loading anything.
  if (!['--version', '-V'].includes(first) || others.length > 0) return await (await import('./session.ts')).run(host)
  // Whoever reads it may be gone.
  host.stdout.on('error', ({ code }: NodeJS.ErrnoException) => host.exit(code === 'EPIPE' ? 0 : 2))
  host.stdout.write(`${manifest.version}\n`)
  return 0
}
