import { languages } from '../languages/registry.ts'
import type { Io } from '../terminal/terminal.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'

/** Prints what happens next, for the comment on the first pull request of a person. */
export async function welcome(options: { cwd?: string; config?: string }, io: Io): Promise<number> {
  const { top } = await findWorkspaces({ cwd: options.cwd ?? io.cwd, configPath: options.config, env: io.env })
  const { job } = await languages[top.language.speaks].load.lint()
  io.stdout.write(`${job.welcome}\n`)
  return 0
}
