import { readFileSync } from 'node:fs'

/**
 * Prints the notes of a release from CHANGELOG.md. Fails if the tag, the version in package.json and the first heading
 * of CHANGELOG.md differ.
 */
const [, , tag] = process.argv
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const [, heading = '', notes = ''] =
  /^## (.+)\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? []
if (tag !== `v${version}` || heading !== version) {
  process.stderr.write(
    `Found the tag ${tag}, version ${version} and "${heading}" in CHANGELOG.md, expected one version\n`,
  )
  process.exitCode = 1
} else process.stdout.write(`${notes.trim()}\n`)
