import { randomUUID } from 'node:crypto'
import { newOwner, signIn } from './support/owner'
import { newRun } from './support/run'
import { expect, test } from './support/test'
import { typeName } from './support/type-name'

test.use({ viewport: { width: 320, height: 800 } })

test('Too few have come, I say that it takes place all the same, and whoever has a seat is told', {
  tag: '@nojs',
}, async ({ page, inbox, axe }) => {
  const email = `certain-${randomUUID()}@example.org`
  const run = await newRun({ capacity: 6, minimum: 4 })
  await page.goto(`${run}/register`)
  await page.getByLabel('Name', { exact: true }).fill('Ada Sedge')
  await page.getByLabel('Email').fill(email)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Take a seat' }).click()
  await expect(page).toHaveURL(/\/r\//)

  const desk = run.replace('/events/', '/staff/runs/')
  await page.goto(desk)
  await signIn(page, inbox, await newOwner())
  await page.getByRole('link', { name: 'It takes place' }).click()
  await expect(page.getByText('It needs 4 people. 1 person has a seat and is written to at once.')).toBeVisible()
  await axe()
  await page.getByRole('button', { name: 'It takes place' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('to confirm')
  await axe()
  await typeName(page)
  await page.getByRole('button', { name: 'It takes place' }).click()
  await expect(page).toHaveURL(`${desk}?done=certain`)
  await expect(page.getByRole('status')).toBeVisible()
  await expect(page.getByRole('link', { name: 'It takes place' })).toHaveCount(0)
  await inbox.latest(email, /^It takes place: Listening in pairs/)
  await page.goto(`${desk}/takes-place`)
  await expect(page.getByText('Nothing is left to decide about this run.')).toBeVisible()
  await axe()
})
