import { afterEach } from 'vitest'
import { type AskOptions, askModel, type Model } from '../../src/discussion/model.ts'
import type { Material } from '../../src/questions/question.ts'
import { type Handler, serve } from './model-server.ts'
import { compilers, weekOf } from './weeks.ts'

/** The key that no error may show. */
export const KEY = 'sk-test-4f9aQ7zL2m'
export const week = weekOf(compilers, { next: { id: 'week-02', title: '최적화', topics: ['루프 변환', 'SSA'] } })

/** Two questions that pass every check. */
export const inline = {
  list: 'common',
  title: '인라인의 기준',
  text: '인라인이 코드 크기를 늘린다면, 우리는 어떤 기준으로 멈춰야 할까?',
  term: '인라인',
  evidence: [
    { id: 'week-01/가람/insights/1', quote: '코드 크기가 늘어난다' },
    { id: 'week-01/나래/open/1', quote: '인라인 여부를 정하는 기준' },
  ],
}
export const limit = {
  list: 'deep',
  title: '탈출 분석의 한계',
  text: '가상 호출이 막는 탈출 분석을 우리는 무엇으로 도울 수 있을까?',
  term: '탈출 분석',
  evidence: [{ id: 'week-01/나래/insights/2', quote: '가상 호출이 끼어들면' }],
}
/** A model's reply, as JSON. */
export const reply = (...questions: unknown[]) => JSON.stringify({ questions })

const servers: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(handler: Handler) {
  const server = await serve(handler)
  servers.push(server)
  return server
}

interface Case extends Partial<AskOptions> {
  input?: Material
  model?: Partial<Model>
}

/** Asks a server that answers by the handler; gives what came of it, a thrown error too. */
export async function ask(handler: Handler, { input = week, model = {}, ...more }: Case = {}) {
  const server = await start(handler)
  const said: string[] = []
  const options = {
    env: { KEY },
    onWait: (text: string) => said.push(text),
    timeoutMs: 20_000,
    retries: 2,
    backoffMs: 1,
  }
  const asking = askModel({ baseUrl: server.baseUrl, name: 'm', keyEnv: 'KEY', ...model }, input, [], {
    ...options,
    ...more,
  })
  const result = await asking.catch((error: unknown) => error)
  return { ...server, said, result }
}
