import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { strToU8, zipSync } from 'fflate'
import { licencesOf } from './licences.js'

/**
 * Packages the extension for VS Code as `study-insights.vsix`: a zip with two descriptions for its installer.
 * Microsoft's vsce makes the same, but it needs Node 22 and brings clients of two marketplaces.
 */
const folder = 'editors/vscode'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const { private: _, ...manifest } = { ...JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')), version }
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

const description = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${manifest.name}" Version="${version}" Publisher="${manifest.publisher}"/>
    <DisplayName>${manifest.displayName}</DisplayName>
    <Description xml:space="preserve">${manifest.description}</Description>
    <Categories>${manifest.categories.join(',')}</Categories>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${manifest.engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="${manifest.extensionKind.join(',')}"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`
const types = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".txt" ContentType="text/plain"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>
`
const zip = zipSync(
  {
    '[Content_Types].xml': strToU8(types),
    'extension.vsixmanifest': strToU8(description),
    'extension/package.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'extension/extension.js': outputFiles[0].contents,
    'extension/snippets.json': readFileSync(`${folder}/snippets.json`),
    'extension/README.md': readFileSync(`${folder}/README.md`),
    'extension/LICENSE.txt': readFileSync('LICENSE'),
    'extension/THIRD-PARTY-LICENCES.txt': strToU8(licencesOf(Object.keys(metafile.inputs))),
  },
  // The same files give the same bytes.
  { level: 9, mtime: new Date(1980, 0, 1) },
)
const [, , to = folder] = process.argv
mkdirSync(to, { recursive: true })
writeFileSync(join(to, 'study-insights.vsix'), zip)
