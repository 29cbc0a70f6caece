import { gzipSync } from 'node:zlib'
import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './support/test'

// What holds for every public page: those of the sitemap and of the calendar, and the doors, which the sitemap leaves out.
const doors = [
  '/donate/give',
  '/board/apply',
  '/board/apply/apart',
  '/contact',
  '/find-my-registration',
  '/donate/find-my-gifts',
  '/sign-in',
  '/courses/foundation/tell-me',
]

/** Pages for reading ship no script at all; these may load our one small file. */
const listing = /^\/($|courses|events)/

async function cachedPaths(request: APIRequestContext): Promise<string[]> {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(`${address}`).pathname)
  expect(paths.length, 'pages in the sitemap').toBeGreaterThan(30)
  const events = await (await request.get('/events')).text()
  const months = [...events.matchAll(/href="(\/events\/month\/[^"]+)"/g)].map(([, path]) => `${path}`)
  expect(months.length, 'months on the page of events').toBeGreaterThan(2)
  return [...paths, ...new Set(months)]
}

async function doorPaths(request: APIRequestContext): Promise<string[]> {
  const run = (await cachedPaths(request)).find((path) => path.startsWith('/events/introduction-'))
  return [...doors, `${run}/register`]
}

for (const width of [320, 1280]) {
  test(`axe finds nothing on any public page, light and dark, ${width} px wide`, async ({ page, request, axe }) => {
    test.setTimeout(1_800_000)
    await page.setViewportSize({ width, height: 800 })
    for (const path of [...(await cachedPaths(request)), ...(await doorPaths(request))]) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(path)
      await axe()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      await page.emulateMedia({ colorScheme: 'dark' })
      await axe({ only: 'colors' })
    }
  })
}

test('cached pages carry no script of the framework, and their policy says so', async ({ request }) => {
  for (const path of await cachedPaths(request)) {
    const response = await request.get(path)
    const html = await response.text()
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    const allowed = /type="(application\/ld\+json|speculationrules)"|src="\/local-time\.js"/
    expect(
      scripts.filter((tag) => !allowed.test(tag)),
      `scripts of ${path}`,
    ).toEqual([])
    expect(html, `script preloads of ${path}`).not.toContain('as="script"')
    const policy = response.headers()['content-security-policy'] ?? ''
    if (listing.test(path)) expect(policy, path).toContain("script-src 'self' 'inline-speculation-rules'")
    else expect(policy, path).toContain("script-src 'inline-speculation-rules'")
    expect(policy).not.toContain('unsafe')
  }
})

test('weight cannot creep in', async ({ request }) => {
  const kilobytes = async (path: string) => gzipSync(await (await request.get(path)).body()).length / 1024
  for (const path of await cachedPaths(request)) {
    expect(await kilobytes(path), `HTML of ${path}, gzip`).toBeLessThan(16)
  }
  const home = await (await request.get('/')).text()
  const styles = [...home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => `${href}`)
  let css = 0
  for (const href of styles) css += await kilobytes(href)
  expect(css, 'CSS of the home page, gzip').toBeLessThan(16)
  const fonts = [...home.matchAll(/href="([^"]+\.woff2)"/g)].map(([, href]) => `${href}`)
  let font = 0
  for (const href of new Set(fonts)) font += (await (await request.get(href)).body()).length / 1024
  expect(font, 'fonts that every page loads').toBeLessThan(60)
  expect(await kilobytes('/local-time.js')).toBeLessThan(3)
  for (const path of await doorPaths(request)) {
    const html = await (await request.get(path)).text()
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => `${src}`)
    let script = 0
    for (const src of new Set(scripts)) script += await kilobytes(src)
    expect(script, `scripts of ${path}, gzip`).toBeLessThan(200)
  }
})

test('every answer carries the security headers', async ({ request }) => {
  const paths = ['/', '/articles', '/donate/give', '/sign-in', '/api/health', '/no-such-page', '/articles/feed.xml']
  for (const path of paths) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['strict-transport-security'], path).toBeTruthy()
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('a page with a form has a new nonce each time, and no inline script without it', async ({ request }) => {
  for (const path of await doorPaths(request)) {
    const [first, second] = [await request.get(path), await request.get(path)]
    const nonce = /'nonce-([^']+)'/.exec(first.headers()['content-security-policy'] ?? '')?.[1]
    expect(nonce, path).toBeTruthy()
    expect(second.headers()['content-security-policy']).not.toContain(`${nonce}`)
    const bare = [...(await first.text()).matchAll(/<script\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes(`nonce="${nonce}"`))
    expect(bare, `scripts of ${path} without the nonce`).toEqual([])
  }
})

test('a post from another site, from nowhere or from a null origin is refused', async ({ request }) => {
  for (const path of [...(await doorPaths(request)), '/', '/articles', '/api/auth/signin/email']) {
    for (const origin of ['https://evil.example', 'null', '']) {
      const response = await request.post(path, { headers: origin ? { origin } : {}, form: { email: 'a@example.org' } })
      expect(response.status(), `${path} from ${origin || 'nowhere'}`).toBe(403)
    }
  }
})
