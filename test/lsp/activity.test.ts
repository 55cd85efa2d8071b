import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Activity } from '../../src/lsp/activity.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a pause begins when the editor last sent something', async () => {
  const activity = new Activity()
  let isOver = false
  void activity.pause(150).then(() => {
    isOver = true
  })
  for (let at = 0; at < 5; at++) {
    await vi.advanceTimersByTimeAsync(100)
    activity.happens()
  }
  await vi.advanceTimersByTimeAsync(149)
  expect(isOver).toBe(false)
  await vi.advanceTimersByTimeAsync(2)
  expect(isOver).toBe(true)
})

test('there is nothing to wait for if nothing has happened lately', async () => {
  const activity = new Activity()
  await vi.advanceTimersByTimeAsync(200)
  const start = performance.now()
  await activity.pause(150)
  expect(performance.now()).toBe(start)
})
