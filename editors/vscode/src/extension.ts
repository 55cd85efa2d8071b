import { relative, sep } from 'node:path'
import * as vscode from 'vscode'
import { Study } from './study.ts'
import { countOf, type MemberOfWeek, weekShown } from './weeks.ts'

const { l10n, window, workspace, commands } = vscode

/** Called only in a trusted workspace: see `capabilities` in package.json. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const studies = new Studies()
  const bar = window.createStatusBarItem('insights.week', vscode.StatusBarAlignment.Left)
  bar.command = 'insights.whoHasWritten'
  bar.name = 'Insights'
  bar.tooltip = l10n.t('Members who have written, of all: click to see who')
  const refresh = () => void show(bar, studies.current())
  const refreshAll = () => {
    studies.forget()
    refresh()
  }
  const command = (name: string, action: (study: Study) => Promise<unknown>) =>
    commands.registerCommand(name, async () => {
      const study = studies.current()
      if (!study) return await window.showWarningMessage(l10n.t('Open a folder first.'))
      if (study.program === undefined && action !== install) return await offerInstall(study)
      study.forget()
      await action(study)
      refreshAll()
    })
  context.subscriptions.push(
    studies,
    bar,
    command('insights.newNote', newNote),
    command('insights.buildWeek', buildWeek),
    command('insights.whoHasWritten', whoHasWritten),
    command('insights.openSite', (study) => study.openSite()),
    command('insights.install', install),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidSaveTextDocument(({ languageId }) =>
      /^(?:markdown|yaml|json)$/.test(languageId) ? refreshAll() : undefined,
    ),
    workspace.onDidDeleteFiles(refreshAll),
    workspace.onDidRenameFiles(refreshAll),
    workspace.onDidChangeWorkspaceFolders(() => void studies.start()),
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name !== installTask) return
      void studies.start().then(refreshAll)
    }),
  )
  await studies.start()
  refresh()
  for (const study of await studies.withoutProgram()) void offerInstall(study)
}

/** The folders of the editor. */
class Studies implements vscode.Disposable {
  private readonly byFolder = new Map<string, Study>()

  async start(): Promise<void> {
    const folders = new Map((workspace.workspaceFolders ?? []).map((folder) => [folder.uri.toString(), folder]))
    for (const [uri, study] of this.byFolder) {
      if (folders.has(uri)) continue
      study.dispose()
      this.byFolder.delete(uri)
    }
    for (const [uri, folder] of folders)
      if (folder.uri.scheme === 'file' && !this.byFolder.has(uri)) this.byFolder.set(uri, new Study(folder))
    await Promise.all([...this.byFolder.values()].map((study) => study.start()))
  }

  /** The folder of the file that is open, else the first. */
  current(): Study | undefined {
    const uri = window.activeTextEditor?.document.uri
    const folder = uri && workspace.getWorkspaceFolder(uri)
    return (folder && this.byFolder.get(folder.uri.toString())) ?? [...this.byFolder.values()][0]
  }

  /** Folders with a config but without the program. */
  async withoutProgram(): Promise<Study[]> {
    const found: Study[] = []
    for (const study of this.byFolder.values()) {
      const configs = new vscode.RelativePattern(study.folder, 'insights.config.{yaml,yml,json}')
      if (study.program === undefined && (await workspace.findFiles(configs, null, 1)).length > 0) found.push(study)
    }
    return found
  }

  forget(): void {
    for (const study of this.byFolder.values()) study.forget()
  }

  dispose(): void {
    for (const study of this.byFolder.values()) study.dispose()
  }
}

const installTask = 'study-insights'

async function offerInstall(study: Study): Promise<void> {
  const yes = l10n.t('Install')
  const chosen = await window.showInformationMessage(l10n.t('study-insights is not installed in this folder.'), yes)
  if (chosen === yes) await install(study)
}

/** Installs the program in a terminal that the user sees. */
async function install({ folder }: Study): Promise<void> {
  const shell = new vscode.ShellExecution('npm install --save-dev study-insights', { cwd: folder.uri.fsPath })
  await vscode.tasks.executeTask(new vscode.Task({ type: 'insights' }, folder, installTask, 'npm', shell))
}

async function newNote(study: Study): Promise<void> {
  const member = await chooseMember(study)
  if (member === undefined) return
  const { code, stdout, stderr } = await study.run(['new', 'next', member])
  if (code !== 0) return void window.showErrorMessage(stderr.trim())
  await open(study, stdout.trim())
}

/** The members who have no note for the last week come first. */
async function chooseMember(study: Study): Promise<string | undefined> {
  const weeks = await study.weeks()
  const members = weekShown(weeks, undefined)?.members ?? []
  if (members.length === 0) return await window.showInputBox({ title: l10n.t('Name of the author') })
  const items = members
    .toSorted((a, b) => a.paths.length - b.paths.length)
    .map(({ id, name }) => ({ label: name, description: id === name ? '' : id, id }))
  return (await window.showQuickPick(items, { title: l10n.t('Whose note?') }))?.id
}

async function buildWeek(study: Study): Promise<void> {
  await workspace.saveAll()
  const path = activePath(study)
  const weeks = await study.weeks()
  const week = weekShown(weeks, path)
  const { code, stderr } = await study.run(week ? ['build', week.id] : ['build'])
  if (code !== 0) return void window.showErrorMessage(stderr.trim())
  const [yes, preview] = [l10n.t('Open'), l10n.t('Open preview')]
  const chosen = await window.showInformationMessage(stderr.trim(), ...(week?.document ? [yes, preview] : []))
  if (chosen === undefined || !week?.document) return
  if (chosen === yes) await open(study, week.document.path)
  else await commands.executeCommand('markdown.showPreviewToSide', uriIn(study, week.document.path))
}

async function whoHasWritten(study: Study): Promise<void> {
  const weeks = await study.weeks()
  const week = weekShown(weeks, activePath(study))
  if (!week) return void window.showErrorMessage((await study.run(['status'])).stderr.trim())
  const items = week.members.map((member) => ({ label: labelOf(member), description: detailOf(member), member }))
  const title = `${l10n.t('Who has written')}: ${[countOf(week), week.title].filter(Boolean).join(' · ')}`
  const [path] = (await window.showQuickPick(items, { title }))?.member.paths ?? []
  if (path !== undefined) await open(study, path)
}

function labelOf({ name, state }: MemberOfWeek): string {
  const icons = { written: '$(check)', partly: '$(edit)', draft: '$(edit)', excused: '$(dash)' }
  return `${new Map(Object.entries(icons)).get(state) ?? '$(circle-large-outline)'} ${name}`
}

function detailOf({ state, sections }: MemberOfWeek): string {
  const states: Record<MemberOfWeek['state'], string> = {
    written: l10n.t('done'),
    partly: l10n.t('partly'),
    unmatched: l10n.t('no sections'),
    draft: l10n.t('draft'),
    source: l10n.t('free note'),
    missing: l10n.t('missing'),
    excused: l10n.t('excused'),
    broken: l10n.t('broken'),
  }
  return `${states[state]}${state === 'partly' ? ` ${sections.written}/${sections.of}` : ''}`
}

async function show(bar: vscode.StatusBarItem, study: Study | undefined): Promise<void> {
  const weeks = (await study?.weeks()) ?? []
  const week = study && weekShown(weeks, activePath(study))
  if (!week) return bar.hide()
  bar.text = `$(notebook) ${countOf(week)}`
  bar.show()
}

/** The path of the file that is open, relative to the folder, with `/`. */
function activePath({ root }: Study): string | undefined {
  const file = window.activeTextEditor?.document.uri.fsPath
  return file && relative(root, file).split(sep).join('/')
}

function uriIn({ folder }: Study, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'))
}

async function open(study: Study, path: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uriIn(study, path)))
}
