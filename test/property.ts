import fc from 'fast-check'

/** How many minutes each property is tried, with a new seed each time; set by `npm run fuzz`. */
const minutes = Number(process.env.FUZZ_MINUTES ?? 0)

// A test that fails by chance says nothing about the change being tested, so each run tries the same inputs.
// `npm run fuzz` looks for new ones.
fc.configureGlobal(minutes > 0 ? { interruptAfterTimeLimit: minutes * 60_000, maxSkipsPerRun: 0 } : { seed: 1 })

/** How often a property is tried: the given number of times, or as often as `npm run fuzz` has time for. */
export function runs(times: number): number {
  return minutes > 0 ? Number.MAX_SAFE_INTEGER : times
}

export default fc
