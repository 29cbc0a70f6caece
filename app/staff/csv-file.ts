import { type Cell, csvRows, toCsv } from '@/lib/csv'

/** A file of somebody's own, that no cache keeps. */
export function csvFile(name: string, text: string | ReadableStream): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** The same of a list that grows without end: some rows at a time, each asked for when those before it are on their way. */
export function longCsvFile(
  name: string,
  head: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): Response {
  async function* parts() {
    yield toCsv(head, [])
    for await (const rows of batches) yield csvRows(rows)
  }
  const part = parts()
  const text = new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await part.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await part.return(undefined)
    },
  })
  return csvFile(name, text.pipeThrough(new TextEncoderStream()))
}
