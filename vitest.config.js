import { defineConfig } from 'vitest/config'
import { ruleNames } from './scripts/rule-names.js'

/** Loads dependencies as they ship: Vite's condition `development` chooses micromark's build for debugging. */
const shipped = {
  name: 'shipped-dependencies',
  configEnvironment: {
    order: 'post',
    handler: (_name, { resolve }) => {
      resolve.conditions = ['node']
    },
  },
}

export default defineConfig({
  plugins: [shipped],
  define: { RULE_NAMES: JSON.stringify(ruleNames) },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes what others see, and loading everything once is a good part of the time.
    isolate: false,
    maxWorkers: '100%',
    coverage: { include: ['src/**'], reportOnFailure: true, reporter: ['text-summary', 'html'] },
  },
})
