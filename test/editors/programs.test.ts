import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '../binary.ts'
import { examplesIn } from '../docs/pages.ts'
import { inTerminal, keys } from '../terminal.ts'
import { fixture } from '../workspaces.ts'

// The settings of docs/editors.md, in the editors that they are for: each shows the finding in a note and applies its fix.

const settings = (language: string, at = 0): string =>
  examplesIn('docs/editors.md').filter((example) => example.language === language)[at]?.text ?? ''

/** The first line that an editor prints about its version; undefined if it is not installed. */
function versionOf(name: string): string | undefined {
  const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' })
  return stdout?.split('\n')[0]
}

const editors = { nvim: versionOf('nvim'), hx: versionOf('hx'), emacs: versionOf('emacs') }

/** A test with an editor. Without the editor it is skipped, except in CI, where it has to be there. */
function withEditor(name: keyof typeof editors, what: string, run: () => Promise<void>): void {
  const isMissing = editors[name] === undefined
  test.skipIf(isMissing && !process.env.CI)(`${what}${isMissing ? ` (${name} is not installed)` : ''}`, run)
}

const path = 'notes/week-02/hana.md'

/** A workspace with a note that has one finding, and an `npx` that runs the binary. */
function study(files: Record<string, string>) {
  const root = fixture({
    'insights.config.yaml': 'language: en\nmembers: [{id: hana}]\n',
    [path]: '## Core insights\n\n- 1~5 and 6~9\n',
    'bin/npx': `#!/bin/sh\nshift\nexec '${process.execPath}' '${resolve('bin/insights.js')}' "$@"\n`,
    ...files,
  })
  chmodSync(join(root, 'bin/npx'), 0o755)
  const env = {
    HOME: root,
    XDG_CONFIG_HOME: join(root, 'config'),
    XDG_CACHE_HOME: join(root, 'cache'),
    XDG_STATE_HOME: join(root, 'state'),
    PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}`,
  }
  return { root, env, note: () => readFileSync(join(root, path), 'utf8') }
}

const fixed = '## Core insights\n\n- 1\\~5 and 6\\~9\n'

withEditor('nvim', 'Neovim', async () => {
  const [, minor = 0] = /v0\.(\d+)/.exec(editors.nvim ?? '') ?? []
  const { root, env, note } = study({
    'init.lua': settings('lua', Number(minor) >= 11 ? 0 : 1),
    'drive.lua': `local function wait(what, done)
  if not vim.wait(60000, done, 50) then
    io.stderr:write('no ' .. what)
    vim.cmd('cquit')
  end
end
wait('finding', function() return #vim.diagnostic.get(0) > 0 end)
io.stdout:write(vim.diagnostic.get(0)[1].code)
vim.api.nvim_win_set_cursor(0, { 3, 0 })
vim.lsp.buf.code_action({ apply = true, context = { only = { 'quickfix' }, diagnostics = {} } })
wait('fix', function() return vim.api.nvim_buf_get_lines(0, 2, 3, true)[1]:find('\\\\~') end)
vim.cmd('silent write | quitall')
`,
  })
  const ran = await program('nvim', ['--headless', '-u', 'init.lua', path, '-c', 'luafile drive.lua'], root, env)
  expect([ran.code, ran.stdout, note()]).toEqual([0, 'strikethrough-range', fixed])
})

withEditor('hx', 'Helix', async () => {
  const { root, env, note } = study({ 'config/helix/languages.toml': settings('toml') })
  const { see, end } = inTerminal('hx', [path], root, env)
  // The cursor goes to the start of the line, before the finding.
  await see('●', 'jj', ' a')
  await see('Fix (strikethrough-range)', keys.enter, keys.enter, `:wq${keys.enter}`)
  expect([(await end()).code, note()]).toEqual([0, fixed])
})

withEditor('emacs', 'Emacs', async () => {
  const { root, env, note } = study({
    'init.el': settings('elisp'),
    'drive.el': `(package-initialize)
(unless (require 'markdown-mode nil t)
  (define-derived-mode markdown-mode text-mode "Markdown"))
(require 'eglot)
(defun wait-for (what done)
  (let ((until (+ (float-time) 60)))
    (while (not (funcall done))
      (when (> (float-time) until) (message "no %s" what) (kill-emacs 1))
      (accept-process-output nil 0.05))))
(find-file "${path}")
(markdown-mode)
(setq eglot-sync-connect t)
(apply #'eglot (eglot--guess-contact))
(wait-for "finding" (lambda () (flymake-start) (flymake-diagnostics)))
(princ (flymake-diagnostic-text (car (flymake-diagnostics))))
(goto-char (point-min))
(forward-line 2)
(eglot-code-actions (point) (point) "quickfix" t)
(wait-for "fix" (lambda () (goto-char (point-min)) (search-forward "\\\\~" nil t)))
(save-buffer)
(kill-emacs 0)
`,
  })
  const ran = await program('emacs', ['--batch', '-l', 'init.el', '-l', 'drive.el'], root, env)
  expect([ran.code, note()]).toEqual([0, fixed])
  expect(ran.stdout).toContain('[strikethrough-range]')
})
