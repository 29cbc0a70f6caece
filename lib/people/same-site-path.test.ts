import { expect, test } from 'vitest'
import { sameSitePath } from './same-site-path'

test.each(['/staff', '/staff/runs?page=2', '/staff/applications#newest'])('%s is a way on', (to) => {
  expect(sameSitePath(to, '/home')).toBe(to)
})

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '\\/elsewhere.example',
  '/\t/elsewhere.example',
  '/..//elsewhere.example',
  'javascript:alert(1)',
  'staff',
  '',
  ' /staff',
  undefined,
  ['/staff'],
])('%j leads nowhere else', (to) => {
  expect(sameSitePath(to, '/home')).toBe('/home')
})
