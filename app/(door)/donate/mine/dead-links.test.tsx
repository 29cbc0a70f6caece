import { globSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

test('each page about one’s gifts leads whose link is dead to where it is mailed again', async () => {
  const files = globSync('app/(door)/donate/mine/**/page.tsx')
  expect(files.length).toBeGreaterThan(3)
  const params = Promise.resolve({ token: 'made.up.token', serial: '1', year: '2026' })
  for (const file of files) {
    const { default: Page } = await import(/* @vite-ignore */ `/${file}`)
    const page = renderToStaticMarkup(await Page({ params, searchParams: Promise.resolve({}) }))
    expect(page, file).toContain('href="/donate/find-my-gifts"')
  }
})
