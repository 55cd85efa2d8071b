import { posix } from 'node:path'
import { uriPath } from '../text.ts'
import type { Config } from './config.ts'
import { originBranch, originUrl, pathsNotPushed } from './git.ts'
import { prefixIn } from './repository.ts'

/** Where a workspace is on a host whose pages have known addresses. */
export interface Hosting {
  kind: 'github' | 'gitlab'
  /** The repository's page: `https://github.com/group/study`. */
  url: string
  branch: string
  /** The workspace's folder in the repository: empty, or ending in `/`. */
  prefix: string
}

/** What decides where a workspace is hosted. */
type Hosted = Pick<Config, 'root' | 'repository'>

/**
 * The hosting that the config names. For links in files that are committed: a fork or another branch must build the same
 * bytes.
 */
function configuredHosting({ root, repository }: Hosted): Hosting | undefined {
  const page = repository && pageOf(repository.url)
  return page && { ...page, branch: repository.branch, prefix: prefixIn(root) }
}

/**
 * The hosting that the config names, else that of `origin` and its main branch. For links that are not committed. In a
 * job for a pull request it is the repository of the job: the config may be a stranger's, and links to the stranger's
 * server.
 */
export async function hostingOf(config: Hosted, env: NodeJS.ProcessEnv): Promise<Hosting | undefined> {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_BASE_REF } = env
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_BASE_REF) {
    const url = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
    return { kind: 'github', url, branch: GITHUB_BASE_REF, prefix: prefixIn(config.root) }
  }
  if (config.repository) return configuredHosting(config)
  const repository = await originOf(config.root, env)
  return repository && configuredHosting({ root: config.root, repository })
}

/** The config's `repository` for a folder whose `origin` is on a known host. Nothing is fetched. */
export async function originOf(folder: string, env: NodeJS.ProcessEnv): Promise<Config['repository']> {
  const remote = await originUrl(folder, env)
  return pageOf(remote) && repositoryAt(remote, await originBranch(folder, env))
}

/** The files that nobody had pushed at the last fetch or push, so that their pages do not exist yet. Fetches nothing. */
export async function filesNotOnline(
  { root }: Hosted,
  { url, branch }: Hosting,
  paths: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  // In the clone of a fork, `origin` says nothing about the repository of the group.
  const isOfClone = pageOf(await originUrl(root, env))?.url === url
  return isOfClone ? await pathsNotPushed(root, branch, paths, env) : []
}

/** The config's `repository` for the URL and the main branch of a remote on a known host. */
export function repositoryAt(remote: string, branch: string | undefined): Config['repository'] {
  const page = pageOf(remote)
  return page && branch !== undefined ? { url: page.url, branch } : undefined
}

/** `https://me:secret@host/group/study.git`, `ssh://git@host:22/group/study` and git's short `git@host:group/study`. */
const remotes = [
  /^(https?):\/\/(?:[^@/\s]*@)?([a-z\d.-]+(?::\d+)?)\/([^\s?#]+)$/i,
  /^(ssh):\/\/(?:[^@/\s]*@)?([a-z\d.-]+)(?::\d+)?\/([^\s?#]+)$/i,
  /^()(?:[^@/:\s]+@)([a-z\d.-]+):(?!\/\/)\/?([^\s?#]+)$/i,
]

/** The page of a repository on GitHub or GitLab. Only host, groups and name are taken from a remote's URL. */
function pageOf(remote: string): Pick<Hosting, 'kind' | 'url'> | undefined {
  const [, scheme = '', written = '', path = ''] = remotes.flatMap((form) => form.exec(remote) ?? [])
  // Networks that block SSH use `ssh.github.com` and `altssh.gitlab.com`.
  const host = written.toLowerCase().replace(/^(?:www|ssh|altssh)\./, '')
  const [, kind] = /^(github|gitlab)\./.exec(host) ?? []
  const steps = path
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .split('/')
  if (!steps.every((step) => /^(?!\.{1,2}$)[\w.-]+$/.test(step))) return undefined
  const url = `${scheme.toLowerCase() === 'http' ? 'http' : 'https'}://${host}/${steps.join('/')}`
  if (kind === 'github' && steps.length === 2) return { kind, url }
  return kind === 'gitlab' && steps.length > 1 ? { kind, url } : undefined
}

/** The page that shows a file. `path` is relative to the workspace. */
export function viewUrl(hosting: Hosting, path: string): string {
  return pageUrl(hosting, 'blob', path)
}

/** The page to edit a file. */
export function editUrl(hosting: Hosting, path: string): string {
  return pageUrl(hosting, 'edit', path)
}

/** Servers refuse longer addresses. */
const maxUrlLength = 8_000

/**
 * The page that creates a file. On GitHub it is filled in; GitLab documents no parameter for the content.
 * @param texts the content, and shorter ones in case that the address would be too long. The last resort is none
 * @param most the length that the address should have at most
 */
export function newFileUrl(hosting: Hosting, path: string, texts: readonly string[], most = maxUrlLength): string {
  const [folder, name] = [posix.dirname(path), encoded(posix.basename(path))]
  const page = pageUrl(hosting, 'new', folder === '.' ? '' : folder).replace(/\/$/, '')
  if (hosting.kind === 'gitlab') return `${page}?file_name=${name}`
  const urls = texts.map((text) => `${page}?filename=${name}&value=${encoded(text).replaceAll('/', '%2F')}`)
  return urls.find((url) => url.length < Math.min(most, maxUrlLength)) ?? `${page}?filename=${name}`
}

function pageUrl({ kind, url, branch, prefix }: Hosting, action: 'blob' | 'edit' | 'new', path: string): string {
  return [url, ...(kind === 'gitlab' ? ['-'] : []), action, encoded(branch), encoded(prefix + path)].join('/')
}

/** Encodes a path. In a chat, an address often ends before a bracket or an asterisk. */
function encoded(path: string): string {
  return uriPath(path).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
