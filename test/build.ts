import { execFileSync } from 'node:child_process'

/** Bundles the binary first, because its tests run what is shipped. */
export default function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
}
