import { globSync } from 'node:fs'
import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { withoutSecrets } from '@/lib/secret-addresses'
import { config, proxy } from '@/proxy'

/** The address of a page that is made for its request, with a letter in place of what the address names. */
const addressOf = (file: string) =>
  file
    .replace(/\\/g, '/')
    .replace(/^app/, '')
    .replace(/\/(page\.tsx|route\.ts)$/, '')
    .split('/')
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[.*\]$/, 'a'))
    .join('/') || '/'

const isMet = (url: string) => unstable_doesMiddlewareMatch({ config, url, nextConfig: {} })

test('each page made for its request goes by proxy.ts, without whose policy its scripts would not run', () => {
  const pages = globSync('app/**/page.tsx').filter((file) => !file.startsWith('app/(site)/'))
  expect(pages.length).toBeGreaterThan(50)
  expect(pages.map(addressOf).filter((address) => !isMet(address))).toEqual([])
})

test('cached pages do not', () => {
  const pages = globSync('app/(site)/**/page.tsx').map(addressOf)
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.filter(isMet)).toEqual([])
})

test('an address that is a secret goes to no other site, and into no log', () => {
  const secret = globSync('app/{(door),api}/**/{page.tsx,route.ts}').filter((file) =>
    /\[(token|secret|key|request)\]/.test(file),
  )
  expect(secret.length).toBeGreaterThan(20)
  const policyOf = (address: string) =>
    proxy(new NextRequest(`https://orncc.example${address}`)).headers.get('referrer-policy')
  const addresses = secret.map(addressOf)
  expect(addresses.filter((address) => policyOf(address) !== 'same-origin')).toEqual([])
  expect(
    addresses.filter((address) => withoutSecrets(`${address}?key=b`) !== address.replace(/\/a(?=\/|$)/, '/…')),
  ).toEqual([])
})
