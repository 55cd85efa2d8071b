import fc from 'fast-check'

/** `npm run fuzz` sets it: for how long each property is tried, in minutes, with a new seed each time. */
export const minutes = Number(process.env.FUZZ_MINUTES ?? 0)

// A test that fails by chance says nothing about the change it was run for, so each run tries the same inputs.
// Looking for new ones is what `npm run fuzz` is for.
fc.configureGlobal(minutes > 0 ? { interruptAfterTimeLimit: minutes * 60_000, maxSkipsPerRun: 0 } : { seed: 1 })

/** How often a property is tried: so many times, or as often as `npm run fuzz` has time for. */
export function runs(times: number): number {
  return minutes > 0 ? Number.MAX_SAFE_INTEGER : times
}

export default fc
