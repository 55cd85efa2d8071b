import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

let script: Promise<string> | undefined

/**
 * A program for scripts that start `insights` many times, instead of the binary, whose start is most of their time. It
 * runs the command line in this process, with its folder, arguments, environment and stdin.
 */
export function served(): Promise<string> {
  script ??= serve()
  return script
}

async function serve(): Promise<string> {
  const folder = fixture({})
  const server = createServer((socket) => {
    createInterface(socket).once('line', async (request) => socket.end(`${await answer(request)}\n`))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  server.unref()
  const { port } = server.address() as AddressInfo
  const path = join(folder, 'insights')
  writeFileSync(
    path,
    `#!/bin/bash
request=${folder}/$$
mkdir -p "$request"
printf '%s\\0' "$PWD" "$@" > "$request/args"
env -0 > "$request/env"
cat > "$request/stdin"
exec 3<> /dev/tcp/127.0.0.1/${port}
echo "$request" >&3
read -r code <&3
cat "$request/stdout"
cat "$request/stderr" >&2
exit "$code"
`,
  )
  chmodSync(path, 0o755)
  return path
}

/** Runs the command line of a request, and returns its exit code. */
async function answer(request: string): Promise<number> {
  const read = (name: string) => readFileSync(join(request, name), 'utf8')
  const [cwd = '', ...args] = read('args').split('\0').slice(0, -1)
  const env = Object.fromEntries(
    read('env')
      .split('\0')
      .map((line) => [line.replace(/=.*/s, ''), line.replace(/^.*?=/s, '')]),
  )
  const { code, stdout, stderr } = await insights(args, cwd, env, { stdin: read('stdin') })
  writeFileSync(join(request, 'stdout'), stdout)
  writeFileSync(join(request, 'stderr'), stderr)
  return code
}
