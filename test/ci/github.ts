import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Comment {
  id: number
  body: string
  user: { login: string }
}

/** The part of GitHub's API that the steps use, on a local socket. */
export interface GitHub {
  comments: Comment[]
  /** The pull requests for documents. */
  pulls: Record<string, string>[]
  /** Who opened the pull requests of members, by number. */
  authors: Map<number, string>
  /** The requests: method, path and token. */
  requests: string[]
  /** The variables with which `gh` finds this server. */
  env: NodeJS.ProcessEnv
  close(): void
}

export async function gitHub(): Promise<GitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'insights-github-'))
  const socket = join(folder, 'api')
  writeFileSync(join(folder, 'config.yml'), `http_unix_socket: ${socket}\n`)
  const comments: Comment[] = []
  const pulls: Record<string, string>[] = []
  const authors = new Map([
    [101, 'regular'],
    [102, 'regular'],
  ])
  const requests: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url = '', headers } = request
      requests.push(`${method} ${url} ${headers.authorization}`)
      const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined
      const path = url.replace(/\?.*/, '')
      response.setHeader('content-type', 'application/json')
      if (path === '/repos/group/study/pulls') {
        if (method === 'POST') pulls.push(body)
        // A deleted account has no user.
        const theirs = [
          { number: 0, user: null },
          ...Array.from(authors, ([number, login]) => ({ number, user: { login } })),
        ]
        response.end(JSON.stringify(url.includes('state=all') ? theirs : pulls))
      } else if (method === 'GET') response.end(JSON.stringify(comments))
      else if (method === 'POST') {
        comments.push({ id: comments.length + 1, body: body.body, user: { login: 'github-actions[bot]' } })
        response.end('{}')
      } else {
        const comment = comments.find(({ id }) => path === `/repos/group/study/issues/comments/${id}`)
        if (comment) comment.body = body.body
        response.statusCode = comment ? 200 : 404
        response.end('{}')
      }
    })
  })
  await new Promise<void>((done) => server.listen(socket, done))
  return { comments, pulls, authors, requests, env: { GH_CONFIG_DIR: folder }, close: () => server.close() }
}
