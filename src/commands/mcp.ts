import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js'
import manifest from '../../package.json' with { type: 'json' }
import { InsightsError } from '../errors.ts'
import { chooseLanguage } from '../languages/choose.ts'
import type { McpWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { resourcesOf, resourceText } from '../mcp/resources.ts'
import { captureIo } from '../terminal/captured.ts'
import type { Io } from '../terminal/terminal.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { type OpenedWorkspace, openWorkspaces } from '../workspace/open.ts'
import { clockDay } from '../workspace/weeks.ts'
import { build } from './build.ts'
import { discuss } from './discuss.ts'
import { draft } from './draft.ts'
import { status } from './status.ts'

/** Where all requests look for the workspace. */
interface ServerOptions {
  cwd?: string
  config?: string
}

type ToolName = keyof McpWords['tools']
type Argument = keyof McpWords['arguments']

/** A tool: a command, and what an assistant may set of it. All arguments are texts. */
interface CommandTool {
  name: ToolName
  required: readonly Argument[]
  optional?: readonly Argument[]
  writes: boolean
  run(given: Partial<Record<Argument, string>>, place: ServerOptions, io: Io): Promise<number>
}

const tools: readonly CommandTool[] = [
  {
    name: 'status',
    required: [],
    optional: ['week'],
    writes: false,
    run: ({ week }, place, io) => status(week === undefined ? [] : [week], { ...place, format: 'json' }, io),
  },
  {
    name: 'draft_material',
    required: ['week', 'member'],
    writes: false,
    run: ({ week = '', member }, place, io) => draft(week, member, { ...place, prompt: true }, io),
  },
  {
    name: 'submit_draft',
    required: ['week', 'member', 'reply'],
    writes: true,
    run: ({ week = '', member, reply }, place, io) => draft(week, member, { ...place, ...submitted(reply) }, io),
  },
  {
    name: 'question_material',
    required: ['week'],
    writes: false,
    run: ({ week = '' }, place, io) => discuss(week, { ...place, prompt: true }, io),
  },
  {
    name: 'submit_questions',
    required: ['week', 'reply'],
    writes: true,
    run: ({ week = '', reply }, place, io) => discuss(week, { ...place, ...submitted(reply) }, io),
  },
  {
    name: 'build',
    required: ['week'],
    writes: true,
    run: ({ week = '' }, place, io) => build([week], place, io),
  },
]

function submitted(text = '') {
  return { reply: { text }, allOrNothing: true }
}

const guide = 'https://github.com/study-insights/insights/blob/main/docs/assistants.md'

/**
 * Runs a server of the Model Context Protocol on stdin and stdout. Its tools are commands of this program, with the same
 * prompts and checks. Each request reads the workspace again, so a config can be corrected while the server runs.
 *
 * `McpServer` of the same SDK would bundle another JSON Schema library and all of zod, for arguments that are texts.
 * @returns 0, when the client closes stdin
 */
export async function mcp(place: ServerOptions, io: Io): Promise<number> {
  const words = await wordsOf(place, io)
  if (io.stdin.isTTY) io.say(words.byHand(guide))
  const server = new Server(
    { name: manifest.name, version: manifest.version },
    { capabilities: { tools: {}, resources: {} }, instructions: words.instructions },
  )
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: tools.map((tool) => described(tool, words)) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    const tool = tools.find((candidate) => candidate.name === name)
    if (!tool) throw new McpError(ErrorCode.InvalidParams, words.noTool(name))
    const texts = Object.fromEntries(Object.entries(given).map(([argument, value]) => [argument, asText(value)]))
    const problems = problemsOf(tool, texts, words)
    if (problems.length > 0) return toolResult(problems, true)
    return await run(tool, texts, place, io)
  })
  server.setRequestHandler(ListResourcesRequestSchema, async () => {
    const resources = resourcesOf(await opened(place, io))
    return {
      resources: resources.map(({ uri, name, kind, mimeType }) => ({ uri, name, title: words[kind](name), mimeType })),
    }
  })
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const workspaces = await opened(place, io)
    const found = resourcesOf(workspaces).find((resource) => resource.uri === uri)
    if (!found) throw new McpError(ErrorCode.InvalidParams, words.noResource(uri))
    return { contents: [{ uri, mimeType: found.mimeType, text: resourceText(found, workspaces, words.data) }] }
  })
  await server.connect(new StdioServerTransport(io.stdin, io.stdout))
  await new Promise((ended) => io.stdin.once('close', ended))
  return 0
}

/** The words in the language of the workspace. Requests report the problems of a config, so here they do not matter. */
async function wordsOf({ cwd, config }: ServerOptions, io: Io): Promise<McpWords> {
  const { speaks } = await findWorkspaces({ cwd: cwd ?? io.cwd, configPath: config, env: io.env }).then(
    ({ top }) => top.language,
    (error: unknown) => {
      if (error instanceof InsightsError) return chooseLanguage({ notes: [], env: io.env })
      throw error
    },
  )
  return await languages[speaks].load.mcp()
}

async function opened({ cwd = '', config }: ServerOptions, io: Io): Promise<OpenedWorkspace[]> {
  const workspaces = await findWorkspaces({ cwd: cwd || io.cwd, configPath: config, env: io.env })
  return openWorkspaces(workspaces, [], { cwd: cwd || io.cwd, today: clockDay(), opens: 'all' })
}

function described({ name, required, optional = [], writes }: CommandTool, words: McpWords): Tool {
  const properties = [...required, ...optional].map((argument) => [
    argument,
    { type: 'string', description: words.arguments[argument] },
  ])
  return {
    name,
    description: words.tools[name],
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: [...required],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: !writes, destructiveHint: false, openWorldHint: false },
  }
}

/** The week `3` arrives as a number from clients that read what a person types as JSON. */
function asText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

/** What is wrong with the arguments of a call. A client need not check them. */
function problemsOf({ required, optional = [] }: CommandTool, given: object, words: McpWords): string[] {
  const known: readonly string[] = [...required, ...optional]
  const values = new Map<string, unknown>(Object.entries(given))
  return [
    ...required.filter((name) => !values.has(name)).map((name) => words.missingArgument(name)),
    ...[...values].flatMap(([name, value]) => {
      if (!known.includes(name)) return [words.unknownArgument(name, known)]
      return typeof value === 'string' ? [] : [words.notAText(name)]
    }),
  ]
}

/** Runs the command of a tool and returns what it printed: its data, then its messages, each problem once. */
async function run(
  tool: CommandTool,
  given: Parameters<CommandTool['run']>[0],
  place: ServerOptions,
  io: Io,
): Promise<CallToolResult> {
  // What to type next is for people: after a prompt it is `--reply`, for which there is a tool.
  const { io: captured, printed } = captureIo(io, tool.writes)
  const code = await tool.run(given, place, captured).catch((error: unknown) => {
    if (error instanceof InsightsError) {
      captured.report(error.findings)
      return error.exitCode
    }
    // The client gets the message alone.
    io.errors.write(`${error instanceof Error ? error.stack : error}\n`)
    throw error
  })
  const { data, messages } = printed()
  return toolResult([data, messages], code !== 0)
}

function toolResult(texts: readonly string[], isError: boolean): CallToolResult {
  const content = texts.filter((text) => text !== '').map((text) => ({ type: 'text' as const, text }))
  return { content, isError }
}
