import manifest from '../package.json' with { type: 'json' }

/**
 * Runs the program.
 * @param host the process, or a fake in tests
 * @returns the exit code
 */
export async function run(host: NodeJS.Process): Promise<number> {
  const [, , first = '', ...others] = host.argv
  // `--version` alone needs no other module.
  if (!['--version', '-V'].includes(first) || others.length > 0) return await (await import('./session.ts')).run(host)
  // The reader may have closed the pipe.
  host.stdout.on('error', ({ code }: NodeJS.ErrnoException) => host.exit(code === 'EPIPE' ? 0 : 2))
  host.stdout.write(`${manifest.version}\n`)
  return 0
}
