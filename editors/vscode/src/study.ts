import { type ChildProcess, spawn } from 'node:child_process'
import * as vscode from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'
import { nodeEnvironment, programIn, type Ran, run } from './program.ts'
import { type WeekOfStatus, weeksIn } from './weeks.ts'

/** A folder of the editor whose own program is used. */
export class Study implements vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder
  private client: LanguageClient | undefined
  private site: ChildProcess | undefined
  private known: Promise<WeekOfStatus[]> | undefined

  constructor(folder: vscode.WorkspaceFolder) {
    this.folder = folder
  }

  get root(): string {
    return this.folder.uri.fsPath
  }

  get program(): string | undefined {
    return programIn(this.root)
  }

  /** Starts the language server, if the program is installed and the server is not running. */
  async start(): Promise<void> {
    const { program } = this
    if (this.client || program === undefined) return
    const server = {
      command: process.execPath,
      args: [program, 'lsp'],
      options: { cwd: this.root, env: nodeEnvironment },
    }
    this.client = new LanguageClient('insights', 'Insights', server, {
      documentSelector: [{ scheme: 'file', language: 'markdown', pattern: `${this.root.replaceAll('\\', '/')}/**` }],
      workspaceFolder: this.folder,
      diagnosticCollectionName: 'insights',
      // VS Code accepts each command once, however many folders are open.
      initializationOptions: { commandSuffix: `.${this.folder.uri.toString()}` },
    })
    await this.client.start()
  }

  async run(args: readonly string[]): Promise<Ran> {
    const { program } = this
    if (program === undefined) throw new Error('not installed')
    return await run(program, this.root, args)
  }

  /** The weeks, read again after {@link forget}. */
  async weeks(): Promise<WeekOfStatus[]> {
    const { program } = this
    if (program === undefined) return []
    this.known ??= weeksIn(program, this.root)
    return await this.known
  }

  /** Something was saved or made, so that the weeks may differ. */
  forget(): void {
    this.known = undefined
  }

  /** The address of the pages, which are served as long as the window is open. */
  async openSite(): Promise<void> {
    const { program } = this
    if (program === undefined) return
    this.site?.kill()
    const site = spawn(process.execPath, [program, 'site', '--serve', '--port', '0'], {
      cwd: this.root,
      env: nodeEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.site = site
    const url = await new Promise<string | undefined>((resolve) => {
      let said = ''
      site.stderr.on('data', (chunk) => {
        said += chunk
        const [found] = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+\/?/.exec(said) ?? []
        if (found) resolve(found)
      })
      site.on('exit', () => {
        void vscode.window.showErrorMessage(said.trim())
        resolve(undefined)
      })
    })
    site.removeAllListeners('exit')
    if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url))
  }

  dispose(): void {
    this.site?.kill()
    void this.client?.dispose()
  }
}
