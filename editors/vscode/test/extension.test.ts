import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type CodeServer, installCodeServer, koreanCookie, startCodeServer } from './code-server.ts'

/** Where pictures of the editor are put, if anywhere. */
const pictures = process.env.PICTURES
const scratch = mkdtempSync(join(tmpdir(), 'insights-vscode-'))
const folder = join(scratch, 'study')
const ran = join(scratch, 'was-run')
const note = 'notes/3주차/김하나.md'

const files = {
  'insights.config.yaml': `title: 데이터 시스템
language: ko
members: [{id: 김하나}, {id: 이두리}, {id: 박세찬}, {id: 최네오}]
sections: [{id: insights, required: true}, {id: applications}]
weeks: [{id: 3주차, title: 복제}, {id: 4주차, title: 파티션}]
`,
  [note]:
    '## 핵심 인사이트\n\n- **복제 지연**: 1~5초와 6~9초 사이로 늘어난다\n\n## 실무 적용 아이디어\n\n- 지연을 잰다\n',
  'notes/3주차/이두리.md': '## 핵심 인사이트\n\n- **쿼럼**: 과반\n\n## 실무 적용 아이디어\n\n- 쓴다\n',
  // Leaves a trace whenever it is started, in any way.
  'node_modules/study-insights/bin/insights.js': `require('node:fs').appendFileSync(${JSON.stringify(ran)}, process.argv.slice(2).join(' ') + '\\n')\nimport(${JSON.stringify(pathToFileURL(resolve('bin/insights.js')).href)})\n`,
  'node_modules/study-insights/package.json': '{"name": "study-insights", "version": "0.0.0"}\n',
}

/** Where the stand-in for an extension for YAML writes the schemas that it finds. */
const schemas = join(scratch, 'schemas.json')

/** Finds the schemas that extensions have for YAML, as the usual extension does, which is not on npm. */
const yamlReader = `const vscode = require('vscode')
exports.activate = () => {
  const found = vscode.extensions.all.flatMap(({ extensionUri, packageJSON: { contributes = {} } }) =>
    (contributes.yamlValidation ?? []).map(({ fileMatch, url }) => ({
      fileMatch,
      file: vscode.Uri.joinPath(extensionUri, url).fsPath,
    })),
  )
  require('node:fs').writeFileSync(${JSON.stringify(schemas)}, JSON.stringify(found))
}
`

/** Packages an extension that is a single file, run when VS Code has started. */
function packageFile(name: string, source: string): string {
  const manifest = {
    name,
    publisher: 'test',
    version: '1.0.0',
    engines: { vscode: '^1.91.0' },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
  }
  const file = join(scratch, `${name}.vsix`)
  const files = { 'package.json': strToU8(JSON.stringify(manifest)), 'extension.js': strToU8(source) }
  writeFileSync(file, zipSync({ extension: files }))
  return file
}

let server: CodeServer
const viewport = { width: 1280, height: 800 }
let browser: Browser
let page: Page

beforeAll(async () => {
  installCodeServer()
  execFileSync(process.execPath, ['scripts/vscode.js', scratch], { stdio: 'inherit' })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const extensions = [join(scratch, 'study-insights.vsix'), packageFile('yaml-reader', yamlReader)]
  server = await startCodeServer(join(scratch, 'data'), extensions, {
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.editor.useModal': 'off',
    'chat.disableAIFeatures': true,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    // VS Code marks all Hangul in a folder that is not trusted.
    'editor.unicodeHighlight.nonBasicASCII': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
  })
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (!executablePath) throw new Error('Chromium is not installed')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  page = await browser.newPage({ viewport })
  page.setDefaultTimeout(30_000)
  await openWindow(folder)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(scratch, { recursive: true, force: true })
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture('failed')
})

async function picture(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `vscode-${name}.png`) })
}

async function openWindow(path: string): Promise<void> {
  await page.goto(server.address(path))
  await page.locator('.monaco-workbench .statusbar').waitFor()
}

/** Chooses a command, or opens a file, as a person does in the quick input. */
async function choose(text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  const input = page.locator('.quick-input-widget input').first()
  await input.fill(text)
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor()
  await page.keyboard.press('Enter')
}

async function openFile(path: string): Promise<void> {
  await page.keyboard.press('Control+P')
  const input = page.locator('.quick-input-widget input').first()
  await input.fill(path)
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: path.split('/').at(-1) ?? '' })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.tab.active', { hasText: path.split('/').at(-1) ?? '' }).waitFor()
  await page.locator('.monaco-editor .view-lines').first().waitFor()
}

/** Trusts the folder, as a person does. */
async function trust(): Promise<void> {
  await page.locator('.statusbar').getByText('Restricted Mode').click()
  await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click()
  await page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'detached' })
}

const squiggles = () => page.locator('.monaco-editor .squiggly-error')

test('nothing runs in a folder that is not trusted', async () => {
  await openFile(note)
  // Long enough for the server to start and to check the note, as it does below.
  await page.waitForTimeout(8000)
  expect(existsSync(ran)).toBe(false)
  expect(await squiggles().count()).toBe(0)
  expect(await page.getByText(/3주차 \d\/4/).count()).toBe(0)
  await picture('untrusted')
})

test('in a trusted folder a finding appears, and the status bar shows who has written', async () => {
  await trust()
  await page.locator('.tab', { hasText: '김하나.md' }).click()
  await expect.poll(() => existsSync(ran) && readFileSync(ran, 'utf8'), { timeout: 30_000 }).toMatch(/^lsp$/m)
  await squiggles().first().waitFor()
  await page.getByText('3주차 2/4').waitFor()
  await picture('finding')
})

test('a fix is applied', async () => {
  await page.locator('.monaco-editor .view-line', { hasText: '복제 지연' }).first().click()
  await page.keyboard.press('Control+.')
  const action = page.locator('.action-widget').getByText('고치기 (strikethrough-range)').first()
  await action.waitFor()
  await picture('fixes')
  await action.click()
  await squiggles().first().waitFor({ state: 'detached' })
  await page.keyboard.press('Control+S')
  await expect.poll(() => readFileSync(join(folder, note), 'utf8')).toContain('1\\~5초와 6\\~9초')
})

test('notes are fixed when they are saved, if that is chosen', async () => {
  const setting = { '[markdown]': { 'editor.codeActionsOnSave': { 'source.fixAll.insights': 'explicit' } } }
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n2~3초와 4~5초')
  await page.keyboard.press('Control+S')
  await expect.poll(() => readFileSync(join(folder, note), 'utf8')).toContain('2~3초와 4~5초')
  mkdirSync(join(folder, '.vscode'))
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(setting))
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Control+S')
        return readFileSync(join(folder, note), 'utf8')
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toContain('2\\~3초와 4\\~5초')
})

test('sections that the note lacks are completed', async () => {
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n##')
  await page.keyboard.press('Control+Space')
  await page.locator('.suggest-widget .monaco-list-row', { hasText: '토론 질문' }).first().waitFor()
  await picture('completion')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+S')
  await expect.poll(() => readFileSync(join(folder, note), 'utf8')).toMatch(/\n## 토론 질문$/)
})

test('a note is made for the next meeting', async () => {
  await choose('>Insights: New note for the next meeting')
  const member = page.locator('.quick-input-list .monaco-list-row', { hasText: '박세찬' }).first()
  await member.waitFor()
  await picture('members')
  await member.click()
  await page.locator('.tab.active', { hasText: '박세찬.md' }).waitFor()
  const made = readFileSync(join(folder, 'notes/3주차/박세찬.md'), 'utf8')
  expect(made).toContain('## 핵심 인사이트')
  await picture('new-note')
})

test('the week is built, and the members who have written are shown', async () => {
  await choose('>Insights: Build this week')
  await expect.poll(() => existsSync(join(folder, 'notes/3주차/insights.md')), { timeout: 30_000 }).toBe(true)
  await page.locator('.notification-toast', { hasText: 'insights.md' }).first().waitFor()
  await picture('built')
  await choose('>Insights: Who has written')
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '최네오' }).first().waitFor()
  await picture('who')
  await page.keyboard.press('Escape')
})

test('the config is checked in the editor', async () => {
  const { fileMatch, file } = JSON.parse(readFileSync(schemas, 'utf8'))[0]
  expect(fileMatch).toEqual(['insights.config.yaml', 'insights.config.yml'])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync('dist/insights.schema.json', 'utf8'))
  // VS Code itself reads no YAML, but JSON with the same schema.
  const other = join(scratch, 'json')
  mkdirSync(other)
  writeFileSync(join(other, 'insights.config.json'), '{"titel": "데이터 시스템"}\n')
  await openWindow(other)
  await trust()
  await openFile('insights.config.json')
  await page.locator('.monaco-editor .squiggly-warning').first().waitFor()
  await picture('config')
})

test('a folder without the program is offered to install it, and nothing is installed before', async () => {
  const bare = join(scratch, 'bare')
  mkdirSync(bare)
  writeFileSync(join(bare, 'insights.config.yaml'), 'language: ko\n')
  await openWindow(bare)
  await trust()
  const offer = page.locator('.notification-toast', { hasText: 'study-insights is not installed in this folder.' })
  await offer.getByRole('button', { name: 'Install' }).waitFor()
  expect(readdirSync(bare)).toEqual(['insights.config.yaml'])
  await picture('install')
})

test('its words are Korean where the editor is', async () => {
  const context = await browser.newContext({ viewport })
  await context.addCookies([{ ...koreanCookie, url: server.address(folder) }])
  page = await context.newPage()
  await openWindow(folder)
  await trust()
  await page.getByText('3주차 2/4').waitFor()
  await choose('>누가 썼는지 보기')
  await page.locator('.quick-input-title', { hasText: '누가 썼나요: 3주차 2/4' }).waitFor()
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '최네오' }).getByText('없음').waitFor()
  await picture('korean')
})
