import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './support/test'

const ARTICLE = '/articles/defining-intimacy'

test('a visitor finds the latest article, reads it to its practice, and reads on @nojs', async ({ page }) => {
  await page.goto('/')
  const reading = page.getByRole('region', { name: 'Latest articles' })
  const title = `${await reading.getByRole('heading', { level: 3 }).first().textContent()}`
  await reading.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('main').getByText('Practice', { exact: true })).toBeVisible()

  await page.getByRole('navigation', { name: 'More articles' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/articles\/(?!$)/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
})

test('an article says who wrote it, who handed it in, from where, when and about what @nojs', async ({ page }) => {
  await page.goto(ARTICLE)
  const article = page.getByRole('article').first()
  for (const fact of ['ORNCC editors', 'Jun 2026', /^\d+ min$/]) {
    await expect(article.getByRole('definition').filter({ hasText: fact }).first()).toBeVisible()
  }
  await article.getByRole('link', { name: 'Intimacy' }).click()
  await expect(page).toHaveURL('/articles/topics/intimacy')
  await expect(page.getByRole('link', { name: 'Defining Intimacy' })).toBeVisible()
})

test('beside an article stand news, events, articles, the tax line and the invitation to the board @nojs', async ({
  page,
}) => {
  await page.goto(ARTICLE)
  const rail = page.getByRole('complementary', { name: 'From ORNCC' })
  for (const [heading, all] of [
    ['Upcoming events', '/events'],
    ['Latest news', '/news'],
    ['More articles', '/articles'],
  ] as const) {
    const section = rail.getByRole('region', { name: heading })
    await expect(section.getByRole('listitem').or(section.getByRole('article')).first()).toBeVisible()
    await expect(section.getByRole('link', { name: /^All / })).toHaveAttribute('href', all)
  }
  await expect(rail.getByText('501(c)(3)')).toBeVisible()
  await expect(rail.getByRole('link', { name: /apply/i })).toHaveAttribute('href', '/board/apply')

  await rail.getByRole('link', { name: /^Learn more/ }).click()
  await expect(page).toHaveURL('/about/transparency')
  await expect(page.getByText('Not decided yet').first()).toBeVisible()
})

test('the list shows articles under their months, and one topic at a time @nojs', async ({ page }) => {
  await page.goto('/articles')
  const june = page
    .getByRole('main')
    .locator('section')
    .filter({ hasText: /^Jun 2026/ })
  await expect(june.getByRole('link', { name: 'Defining Intimacy' })).toBeVisible()
  const count = () => page.getByRole('main').getByRole('article').count()
  const all = await count()

  await page.getByRole('navigation', { name: 'Topics' }).getByRole('link', { name: 'Grief' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Grief' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Item Four' })).toBeVisible()
  expect(await count()).toBeLessThan(all)
})

test('a news item is read and leads on to the others @nojs', async ({ page }) => {
  await page.goto('/news')
  await page.getByRole('main').getByRole('article').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/news\/./)
  await expect(page.getByRole('navigation', { name: 'More news' }).getByRole('link').first()).toBeVisible()
})

test('an article is passed on by plain links and by its address as text', async ({ page, baseURL }) => {
  await page.goto(ARTICLE)
  const share = page.getByRole('region', { name: 'Pass it on' })
  await expect(share.getByText(`${baseURL}${ARTICLE}`)).toBeVisible()
  await expect(share.getByRole('link', { name: 'Email' })).toHaveAttribute(
    'href',
    /^mailto:\?subject=Defining%20Intimacy/,
  )
})

test('what machines are told of an article is what it is', async ({ page, request, baseURL }) => {
  await page.goto(ARTICLE)
  const property = (name: string) => page.locator(`meta[property="${name}"]`).getAttribute('content')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}${ARTICLE}`)
  expect(await property('og:type')).toBe('article')
  expect(await property('article:published_time')).toBe('2026-06-14')
  expect(await property('og:image:alt')).toContain('Defining Intimacy')

  const image = await (await request.get(`${await property('og:image')}`)).body()
  expect(image.subarray(1, 4).toString()).toBe('PNG')
  expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630])

  const things = JSON.parse(`${await page.locator('script[type="application/ld+json"]').textContent()}`)['@graph']
  expect(things).toEqual([
    expect.objectContaining({ '@type': 'NGO' }),
    expect.objectContaining({ '@type': 'Article', headline: 'Defining Intimacy', datePublished: '2026-06-14' }),
    expect.objectContaining({ '@type': 'BreadcrumbList' }),
  ])
})

for (const section of ['articles', 'news']) {
  test(`the feed of ${section} is found, well-formed, and has every text whole`, async ({ page, request, baseURL }) => {
    await page.goto(`/${section}`)
    const feedUrl = `${baseURL}/${section}/feed.xml`
    await expect(page.locator(`link[type="application/rss+xml"][href="${feedUrl}"]`)).toHaveCount(1)
    const items = await readFeed(page, await (await request.get(feedUrl)).text())
    expect(items.length).toBe(await page.getByRole('main').getByRole('article').count())
    for (const { link, html } of items) {
      expect(link).toMatch(new RegExp(`^${baseURL}/${section}/`))
      expect(html.length, link).toBeGreaterThan(1000)
      expect(html, 'an address that only this site understands').not.toMatch(/(href|src)="(?!https?:|mailto:)/)
    }
  })
}

test('the sitemap names every article; the pages of one person are kept from robots', async ({ request, page }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  await page.goto('/articles')
  for (const link of await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').all()) {
    expect(sitemap).toContain(`${await link.getAttribute('href')}</loc>`)
  }
  const robots = await (await request.get('/robots.txt')).text()
  for (const path of ['/r/', '/join/', '/staff', '/sign-in', '/api/']) expect(robots).toContain(`Disallow: ${path}\n`)
})

test('an address of the old site leads to its article for good', async ({ request }) => {
  const response = await request.get('/article/defining-intimacy', { maxRedirects: 0 })
  expect(response.status()).toBe(301)
  expect(new URL(`${response.headers().location}`, 'http://localhost').pathname).toBe(ARTICLE)
})

test('an article, a news item or a topic that is not there is answered with 404', async ({ request }) => {
  for (const path of ['/articles/no-such', '/news/no-such', '/articles/topics/no-such', '/about/no-such']) {
    expect(await statusOf(request, path), path).toBe(404)
  }
})

test('on paper an article keeps its text, source and address, and loses what can only be clicked', async ({
  page,
  baseURL,
}) => {
  await page.goto(ARTICLE)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(`${baseURL}${ARTICLE}`).first()).toBeVisible()
  for (const name of ['Main', 'More articles', 'Breadcrumb']) {
    await expect(page.getByRole('navigation', { name, includeHidden: true }).first()).toBeHidden()
  }
  await expect(page.getByRole('complementary', { name: 'From ORNCC', includeHidden: true })).toBeHidden()
})

test('what ORNCC says about itself is found from every page @nojs', async ({ page }) => {
  const pages = [
    '/about',
    '/about/history',
    '/about/transparency',
    '/about/policies/privacy',
    '/about/policies/refunds',
    '/about/policies/accessibility',
    '/about/policies/agreements',
    '/scholarships',
  ]
  await page.goto('/')
  const reached = new Set<string | null>()
  for (const start of ['/', '/about']) {
    await page.goto(start)
    for (const link of await page.getByRole('link').all()) reached.add(await link.getAttribute('href'))
  }
  for (const path of pages) {
    expect(reached, `a link to ${path}`).toContain(path)
    await page.goto(path)
    await expect(page.getByText('Last changed on')).toBeVisible()
  }
})

async function statusOf(request: APIRequestContext, path: string): Promise<number> {
  return (await request.get(path)).status()
}

/** Reads a feed with the browser's own XML parser, which refuses what is not well-formed. */
function readFeed(page: Page, xml: string): Promise<{ link: string; html: string }[]> {
  return page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml')
    const broken = feed.querySelector('parsererror')
    if (broken) throw new Error(broken.textContent ?? 'not well-formed')
    const textOf = (item: Element, name: string) => item.getElementsByTagName(name)[0]?.textContent ?? ''
    return [...feed.querySelectorAll('item')].map((item) => ({
      link: textOf(item, 'link'),
      html: textOf(item, 'content:encoded'),
    }))
  }, xml)
}
