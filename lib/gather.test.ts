import { expect, test } from 'vitest'
import { gather } from './gather'

/** A server whose groups are served one by one, each when the test says so. */
function slowServer(answer = (ask: string) => ask.toUpperCase()) {
  const groups: string[][] = []
  let serveNext = Promise.withResolvers<void>()
  const ask = gather<string, string>(async (_, asks) => {
    groups.push([...asks])
    await serveNext.promise
    return asks.map(answer)
  })
  return {
    groups,
    ask,
    open() {
      serveNext.resolve()
      serveNext = Promise.withResolvers()
      serveNext.resolve()
    },
  }
}

test('who comes alone is served at once, and who comes meanwhile is served together, in their order', async () => {
  const server = slowServer()
  const answers = ['a', 'b', 'c', 'd'].map((who) => server.ask('run', who, who))
  server.open()
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'D'])
  expect(server.groups).toEqual([['a'], ['b', 'c', 'd']])
})

test('one person never stands twice in a group, and nobody is lost for it', async () => {
  const server = slowServer()
  const answers = [
    server.ask('run', 'ann', 'ann 1'),
    server.ask('run', 'bob', 'bob 1'),
    server.ask('run', 'bob', 'bob 2'),
    server.ask('run', 'cid', 'cid 1'),
  ]
  server.open()
  expect(await Promise.all(answers)).toEqual(['ANN 1', 'BOB 1', 'BOB 2', 'CID 1'])
  expect(server.groups).toEqual([['ann 1'], ['bob 1', 'cid 1'], ['bob 2']])
})

test('two keys do not wait for each other', async () => {
  const server = slowServer()
  const answers = [server.ask('one', 'a', 'a'), server.ask('other', 'b', 'b')]
  expect(server.groups).toEqual([['a'], ['b']])
  server.open()
  await Promise.all(answers)
})

test('a crowd is served in groups that stay small', async () => {
  const server = slowServer()
  const answers = Array.from({ length: 120 }, (_, index) => server.ask('run', `${index}`, `${index}`))
  server.open()
  await Promise.all(answers)
  expect(server.groups.map((group) => group.length)).toEqual([1, 50, 50, 19])
})

test('what is wrong with one is nobody else’s trouble', async () => {
  const server = slowServer((ask) => {
    if (ask === 'bad') throw new Error('cannot be served')
    return ask
  })
  const answers = ['a', 'b', 'bad', 'c'].map((who) => server.ask('run', who, who))
  server.open()
  const settled = await Promise.allSettled(answers)
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  // Whoever comes after a failure is served as before it.
  expect(await server.ask('run', 'd', 'd')).toBe('d')
})
