import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes dist/sbom.cdx.json: npm's own CycloneDX list of the lock file, reduced to the packages that are in the bundles.
 * Nothing else tells an audit what they are, since the published package has no dependencies.
 *
 * `npm sbom` adds a random serial number and the time, which CycloneDX does not require. They are left out so that the
 * same commit packs to the same bytes.
 */
const licences = readFileSync('dist/THIRD-PARTY-LICENCES.txt', 'utf8')
const bundled = new Set(
  [...licences.matchAll(/(?:^|\n----\n\n)(\S+) (\S+) \(/g)].map(([, name, version]) => `${name}@${version}`),
)

const sbom = JSON.parse(
  execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    encoding: 'utf8',
    maxBuffer: 64e6,
    shell: process.platform === 'win32',
  }),
)
const component = { ...sbom.metadata.component, name: 'study-insights', type: 'application' }
const root = component['bom-ref']

/** All of them are development dependencies for npm, but part of what we publish. */
const published = ({ scope: _, properties: __, ...rest }) => ({ ...rest, scope: 'required' })
const components = sbom.components.filter((entry) => bundled.has(entry['bom-ref'])).map(published)
const kept = new Set([root, ...components.map((entry) => entry['bom-ref'])])
const missing = [...bundled].filter((name) => !kept.has(name))
if (missing.length > 0) throw Error(`In the bundles, but not in package-lock.json: ${missing.join(', ')}`)

const dependencies = sbom.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => kept.has(name)) }))
const { serialNumber: _, metadata: __, ...head } = sbom
// Without indentation, which would be a third of the file.
writeFileSync(
  'dist/sbom.cdx.json',
  `${JSON.stringify({ ...head, metadata: { component }, components, dependencies })}\n`,
)
