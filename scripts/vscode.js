import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { build } from 'esbuild'
import { strToU8, zipSync } from 'fflate'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { licencesOf } from './licences.js'

/**
 * Packages the extension for VS Code as `editors/vscode/study-insights.vsix`: a zip with two descriptions for its
 * installer. Microsoft's vsce makes the same, but it needs Node 22 and brings clients of two marketplaces.
 */
const folder = 'editors/vscode'
const read = (path) => readFileSync(path)
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const { private: _, ...manifest } = { ...JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')), version }
const words = JSON.parse(readFileSync(`${folder}/package.nls.json`, 'utf8'))
const worded = (text) => text.replace(/^%(.*)%$/, (_, key) => words[key])

const { outputFiles, metafile } = await build({
  entryPoints: [`${folder}/src/extension.ts`],
  bundle: true,
  write: false,
  metafile: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
})

/** The files of a folder of the extension, by their path in it. */
const filesIn = (name) =>
  readdirSync(`${folder}/${name}`).map((file) => [`${name}/${file}`, read(`${folder}/${name}/${file}`)])
const files = Object.fromEntries([
  ['package.json', strToU8(`${JSON.stringify(manifest, null, 2)}\n`)],
  ['extension.js', outputFiles[0].contents],
  ['schemas/insights.schema.json', read('dist/insights.schema.json')],
  ['README.md', read(`${folder}/README.md`)],
  ['LICENSE.txt', read('LICENSE')],
  ['THIRD-PARTY-LICENCES.txt', strToU8(licencesOf(Object.keys(metafile.inputs)))],
  ...['package.nls.json', 'package.nls.ko.json'].map((name) => [name, read(`${folder}/${name}`)]),
  ...filesIn('l10n'),
  ...filesIn('snippets'),
])

const asset = (type, path) => x('Asset', { Type: type, Path: `extension/${path}`, Addressable: 'true' })
const property = (id, value) => x('Property', { Id: `Microsoft.VisualStudio.${id}`, Value: value })
const description = x(
  'PackageManifest',
  { Version: '2.0.0', xmlns: 'http://schemas.microsoft.com/developer/vsx-schema/2011' },
  [
    x('Metadata', [
      x('Identity', { Language: 'en-US', Id: manifest.name, Version: version, Publisher: manifest.publisher }),
      x('DisplayName', worded(manifest.displayName)),
      x('Description', { 'xml:space': 'preserve' }, worded(manifest.description)),
      x('Tags', manifest.keywords.join(',')),
      x('Categories', manifest.categories.join(',')),
      x('GalleryFlags', 'Public'),
      x('License', 'extension/LICENSE.txt'),
      x('Properties', [
        property('Code.Engine', manifest.engines.vscode),
        property('Code.ExtensionDependencies', ''),
        property('Code.ExtensionPack', ''),
        property('Code.ExtensionKind', manifest.extensionKind.join(',')),
        property('Code.LocalizedLanguages', '한국어'),
        property('Services.Links.Source', manifest.repository.url.replace('git+', '')),
      ]),
    ]),
    x('Installation', [x('InstallationTarget', { Id: 'Microsoft.VisualStudio.Code' })]),
    x('Dependencies'),
    x('Assets', [
      asset('Microsoft.VisualStudio.Code.Manifest', 'package.json'),
      asset('Microsoft.VisualStudio.Services.Content.Details', 'README.md'),
      asset('Microsoft.VisualStudio.Services.Content.License', 'LICENSE.txt'),
    ]),
  ],
)
const endings = [...new Set(Object.keys(files).map((path) => posix.extname(path)))]
const mimes = { '.json': 'application/json', '.js': 'application/javascript', '.md': 'text/markdown' }
const types = x(
  'Types',
  { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
  [...endings, '.vsixmanifest'].map((ending) =>
    x('Default', {
      Extension: ending,
      ContentType: mimes[ending] ?? (ending === '.vsixmanifest' ? 'text/xml' : 'text/plain'),
    }),
  ),
)
const xml = (tree) => strToU8(`<?xml version="1.0" encoding="utf-8"?>\n${toXml(tree)}\n`)
const zip = zipSync(
  {
    '[Content_Types].xml': xml(types),
    'extension.vsixmanifest': xml(description),
    ...Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`extension/${path}`, bytes])),
  },
  // The same files give the same bytes.
  { level: 9, mtime: new Date(1980, 0, 1) },
)
const [, , to = folder] = process.argv
mkdirSync(to, { recursive: true })
writeFileSync(join(to, 'study-insights.vsix'), zip)
