import { defineConfig } from 'vitest/config'

// `npm run test:vscode`: the packaged extension in a real VS Code. The first run installs one, which takes minutes.
export default defineConfig({
  test: { include: ['editors/vscode/test/*.test.ts'], testTimeout: 120_000, hookTimeout: 900_000 },
})
