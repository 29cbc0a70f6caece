import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from 'node:http'
import type { Html } from './html'

export type Incoming = { method: string; url: URL; headers: IncomingHttpHeaders; body: string }
export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer }
export type PathValues = Record<string, string | undefined>

/** A route without a method answers every method. Paths are URLPattern pathnames. */
export type Route = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  answer: (incoming: Incoming, path: PathValues) => Reply | Promise<Reply>
}

const largestBody = 1024 * 1024

export const htmlReply = (document: Html, status = 200): Reply => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
  },
  body: document.markup,
})

export const jsonReply = (value: object, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value, null, 2),
})

export const seeOther = (location: string): Reply => ({ status: 303, headers: { location }, body: '' })

export const notFound = (): Reply => ({
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'The sandbox has nothing at this address.',
})

const plain = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})

/** The text of a request's body, or null when it is larger than a megabyte. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers each request by the first route whose method and path fit; HEAD is answered as GET without its body. */
export function serve(routes: Route[]): RequestListener {
  const table = routes.map((route) => ({ route, pattern: new URLPattern({ pathname: route.path }) }))

  async function reply(request: IncomingMessage): Promise<Reply> {
    if (!URL.canParse(request.url ?? '', 'http://sandbox')) return plain(400, 'This is not an address.')
    const url = new URL(request.url ?? '', 'http://sandbox')
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    const body = await bodyOf(request)
    if (body === null) return plain(413, 'The sandbox takes at most one megabyte.')
    for (const { route, pattern } of table) {
      const match = pattern.exec(url)
      if (match && (route.method === undefined || route.method === method)) {
        return route.answer({ method, url, headers: request.headers, body }, match.pathname.groups)
      }
    }
    return notFound()
  }

  return async (request, response) => {
    const { status, headers, body } = await reply(request).catch((error: unknown) =>
      plain(500, `The sandbox broke: ${error instanceof Error ? error.stack : error}`),
    )
    response.writeHead(status, {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}
