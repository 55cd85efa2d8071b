import { execFileSync } from 'node:child_process'

/** The binary's tests run what is shipped, so it is bundled first. */
export default function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
}
