import { execFileSync } from 'node:child_process'
import { entrances } from './support/entrances'
import { expect, test } from './support/test'

/** Pages that may stay unseen: the demonstration has nothing for them, though another journey may have made it. */
const beyondTheDemonstration = [
  '/staff/applications/[application]/close',
  '/staff/applications/[application]/letter',
  '/staff/applications/[application]/vote',
  '/staff/courses/[course]/interest/[interest]',
  '/staff/gifts/import/[file]',
  '/staff/gifts/mend/[task]',
  '/staff/gifts/refunds/[refund]',
  '/staff/grants/lost-phone/[person]',
  '/staff/people/[person]/merge',
  '/staff/runs/[run]/registrations/[registration]/first',
  '/staff/runs/[run]/takes-place',
  '/staff/scholarships/[request]',
  '/staff/statements/[year]/make',
  '/trainer/runs/[run]/attendance/[session]',
  '/trainer/runs/[run]/edit',
]

/** Pages and files of the desks, those without a parameter first: "/staff/runs/new" is no run. */
const doors = entrances()
  .filter(({ kind }) => kind !== 'action')
  .map(({ path, kind }) => ({ path, kind, pattern: new RegExp(`^${path.replaceAll(/\[\w+\]/g, '[^/]+')}$`) }))
  .sort((one, other) => one.path.split('[').length - other.path.split('[').length)

test('axe finds nothing on any desk, light and dark, and none is wider than a phone', async ({
  page,
  context,
  baseURL,
  axe,
}) => {
  test.setTimeout(1_800_000)
  await page.setViewportSize({ width: 320, height: 800 })
  const { tokens, ownRun, applications } = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', 'e2e/support/make-entrants.ts'], { encoding: 'utf8' }),
  )
  const application = `/staff/applications/${applications.assigned}`
  const seen = new Set<string>()
  for (const [who, ...toSee] of [
    ['somebody with every role', '/staff'],
    ['REVIEWER', ...['', '/score', '/recuse', '/interview'].map((page) => `${application}${page}`)],
    ['TRAINER', '/trainer', ...['', '/roster', '/write'].map((page) => `/trainer/runs/${ownRun}${page}`)],
  ]) {
    await context.addCookies([{ name: 'next-auth.session-token', value: tokens[`${who}`], url: `${baseURL}` }])
    for (const path of toSee) {
      const known = doors.find(({ pattern }) => pattern.test(path))
      if (known?.kind !== 'page' || seen.has(known.path)) continue
      await page.emulateMedia({ colorScheme: 'light' })
      const answer = await page.goto(path)
      // Another journey may have ended what this link led to; the next link of the kind will do.
      if (answer?.status() === 404) continue
      expect(answer?.status(), path).toBe(200)
      seen.add(known.path)
      await axe()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      await page.emulateMedia({ colorScheme: 'dark' })
      await axe({ only: 'colors' })
      const links = await page
        .locator('a[href^="/staff"], a[href^="/trainer"]')
        .evaluateAll((anchors) => anchors.map((anchor) => new URL((anchor as HTMLAnchorElement).href).pathname))
      toSee.push(...links)
    }
  }
  const pages = doors.filter(({ kind }) => kind === 'page').map(({ path }) => path)
  expect(pages).toEqual(expect.arrayContaining(beyondTheDemonstration))
  expect(pages.filter((path) => !seen.has(path) && !beyondTheDemonstration.includes(path))).toEqual([])
})
