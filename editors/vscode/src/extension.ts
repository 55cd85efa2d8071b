import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'

const clients: LanguageClient[] = []

/**
 * Starts the language server of each folder that has the program installed, and no other program. Called only in a
 * trusted workspace: see `capabilities` in package.json.
 */
export async function activate(): Promise<void> {
  for (const folder of workspace.workspaceFolders ?? []) {
    const root = folder.uri.fsPath
    const program = join(root, 'node_modules', 'study-insights', 'bin', 'insights.js')
    if (folder.uri.scheme !== 'file' || !existsSync(program)) continue
    // VS Code's own Node, so that none has to be on the PATH.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const server = { command: process.execPath, args: [program, 'lsp', '--stdio'], options: { cwd: root, env } }
    const client = new LanguageClient('insights', 'Insights', server, {
      documentSelector: [{ scheme: 'file', language: 'markdown', pattern: `${root.replaceAll('\\', '/')}/**` }],
      workspaceFolder: folder,
    })
    clients.push(client)
    await client.start()
  }
}

export async function deactivate(): Promise<void> {
  await Promise.all(clients.map((client) => client.stop()))
}
