import type { Workspace } from '../workspace/files.ts'
import { unmergedStages } from '../workspace/git.ts'
import { type ExistingOutput, existingOutput } from './seal.ts'

/** One side of a merge, with the name that git wrote beside its marker, such as `HEAD` or a branch. */
interface MergeSide {
  name: string
  /** The number of git's stage, as in `git show :2:path`. */
  stage: 2 | 3
}

/** A document in which a merge left conflict markers, and the sides that are not our unedited output. */
export interface Conflict {
  kind: 'conflict'
  text: string
  edited: MergeSide[]
}

/**
 * Reads both sides of a document with conflict markers from git.
 * @param sideOf compares the file of one side with its seal
 * @returns the conflict, or `now` if the document has no markers or git does not have both sides
 */
export async function withConflict(
  workspace: Workspace,
  path: string,
  now: ExistingOutput,
  env: NodeJS.ProcessEnv,
  sideOf: (file: string) => ExistingOutput = (file) => existingOutput(file, false),
): Promise<ExistingOutput | Conflict> {
  if (now.kind !== 'edited') return now
  const [, ours] = /^<{7}(?: (.*))?$/m.exec(now.text) ?? []
  const theirs = [...now.text.matchAll(/^>{7}(?: (.*))?$/gm)].at(-1)
  if (!/^<{7}(?: |$)/m.test(now.text) || !theirs) return now
  const stages = await unmergedStages(workspace.root, path, env)
  if (!stages) return now
  const sides = [
    { name: ours ?? 'HEAD', stage: 2, text: stages.ours },
    { name: theirs[1] ?? 'MERGE_HEAD', stage: 3, text: stages.theirs },
  ] as const
  const edited = sides.filter(({ text }) => !['ours', 'absent'].includes(sideOf(text).kind))
  return { kind: 'conflict', text: now.text, edited: edited.map(({ name, stage }) => ({ name, stage })) }
}
