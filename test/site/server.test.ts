import { readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Preview, serve } from '../../src/site/serve.ts'
import { start } from '../binary.ts'
import { fixture } from '../workspaces.ts'

interface Answer {
  status: number | undefined
  type: string | undefined
  text: string
}

/** Sends a request with these headers to a server on this machine. */
function ask(url: string, path: string, how: { host?: string; method?: string } = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(url)
  return new Promise((done, failed) => {
    const headers = { host: how.host?.replace('PORT', port) ?? host }
    request(
      { hostname: hostname.replace('localhost', '127.0.0.1'), port, path, method: how.method, headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => done({ status: answer.statusCode, type: answer.headers['content-type'], text }))
      },
    )
      .on('error', failed)
      .end()
  })
}

describe('the server', () => {
  let preview: Preview
  beforeAll(async () => {
    const files = { 'index.html': 'index', 'weeks/2주차.html': 'week', 'images/a.svg': '<svg/>' }
    preview = await serve(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])), 0)
  })
  afterAll(() => preview.close())

  test.each<[string, string, Parameters<typeof ask>[2], Partial<Answer>]>([
    ['the index', '/', {}, { status: 200, text: 'index', type: 'text/html; charset=utf-8' }],
    ['a page with a query', '/index.html?a=b', {}, { status: 200, text: 'index' }],
    ['a Korean page', '/weeks/2%EC%A3%BC%EC%B0%A8.html', {}, { status: 200, text: 'week' }],
    ['a picture', '/images/a.svg', {}, { status: 200, type: 'image/svg+xml' }],
    ['a HEAD request', '/', { method: 'HEAD' }, { status: 200, text: '' }],
    ['this machine by its IP address', '/', { host: '127.0.0.1:PORT' }, { status: 200 }],
    ['no other host name', '/', { host: 'evil.test:PORT' }, { status: 403 }],
    ['no other port', '/', { host: 'localhost:1' }, { status: 403 }],
    ['no host name without a port', '/', { host: 'localhost' }, { status: 403 }],
    ['no other path', '/package.json', {}, { status: 404 }],
    ['no file on disk', '/../../../../etc/passwd', {}, { status: 404 }],
    ['no file on disk, with an encoded path', '/%2e%2e/%2e%2e/etc/passwd', {}, { status: 404 }],
    ['no invalid path', '/%', {}, { status: 404 }],
    ['no request to write', '/', { method: 'POST' }, { status: 405 }],
  ])('serves %s', async (_what, path, how, expected) => {
    expect(await ask(preview.url, path, how)).toMatchObject(expected)
  })
})

test('--serve shows a note as soon as it is saved, reports its errors, and writes nothing', async () => {
  const note = (text: string) => `## 핵심 인사이트\n\n- ${text}\n`
  const root = fixture({ 'insights.config.yaml': 'language: ko\n', 'notes/week-01/hana.md': note('처음') })
  const child = start(['site', '--serve', '--port', '0'], root)
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
  })
  const until = async (what: () => boolean | Promise<boolean>) => {
    while (!(await what())) await new Promise((done) => setTimeout(done, 25))
  }
  try {
    await until(() => output.includes('http://'))
    const url = /http:\S+/.exec(output)?.[0] ?? ''
    const week = () => ask(url, '/weeks/week-01.html').then(({ text }) => text)
    expect(await week()).toContain('처음')
    writeFileSync(join(root, 'notes/week-01/hana.md'), note('나중'))
    await until(async () => (await week()).includes('나중'))
    writeFileSync(join(root, 'notes/week-01/hana.md'), '---\na: [\n---\n')
    await until(() => output.includes('notes/week-01/hana.md'))
    await until(async () => !(await week()).includes('나중'))
    writeFileSync(join(root, 'notes/week-01/hana.md'), note('고침'))
    await until(async () => (await week()).includes('고침'))
    expect(readdirSync(root).sort()).toEqual(['insights.config.yaml', 'notes'])
  } finally {
    child.kill('SIGINT')
  }
  expect(await new Promise((done) => child.on('close', done))).toBe(130)
})
