import { setImmediate as turn } from 'node:timers/promises'
import type { Io } from './io.ts'
import { eraseLine, safeLine } from './terminal.ts'

/** In seconds since the program started: until then nobody wonders whether it hangs. */
const moment = 1

/** A line on stderr that says how far a long run has come, for a person who looks on; in CI and in pipes there is none. */
export function progressLine(io: Io, total: number): { next(name: string): Promise<void>; end(): void } {
  let done = 0
  let shown = false
  return {
    async next(name) {
      done++
      // Between two weeks or notes, so that Ctrl-C need not wait for all of them.
      await turn()
      if (io.uptime() < moment || !io.stderr.isTTY) return
      io.stderr.write(`${eraseLine}[${done}/${total}] ${safeLine(name)}`)
      shown = true
    },
    end() {
      if (shown) io.stderr.write(eraseLine)
    },
  }
}
