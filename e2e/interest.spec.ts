import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { problem } from './support/problem'
import { newRun } from './support/run'
import { expect, type Inbox, test } from './support/test'

const newAddress = () => `waits-${randomUUID().slice(0, 8)}@example.org`
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The slug of a course with one run, which is open. */
async function newCourse(): Promise<string> {
  const course = `listening-${randomUUID()}`
  await newRun({ capacity: 3, course })
  return course
}

async function ask(page: Page, course: string, email: string) {
  await page.goto(`/courses/${course}/tell-me`)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Tell me when a run opens' }).click()
  await expect(heading(page)).toHaveText('Look in your mail')
}

async function sayYes(page: Page, inbox: Inbox, email: string) {
  const mail = await inbox.latest(email, /^Shall we tell you when a run opens/)
  await page.goto(/http\S+\/courses\/interest\/\S+/.exec(mail.text)?.[0] ?? '')
  await page.getByRole('button', { name: 'Yes, tell me' }).click()
  await expect(heading(page)).toHaveText('You are on the list')
}

test('I am told once when a run opens, and stop it by one post of my mail program or by a button', {
  tag: '@nojs',
}, async ({ page, inbox, axe, request }) => {
  const course = await newCourse()
  const email = newAddress()
  await page.goto(`/courses/${course}`)
  await page.getByRole('link', { name: 'Tell me when a run opens' }).click()
  await axe()
  await page.getByRole('button', { name: 'Tell me when a run opens' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await axe()
  await ask(page, course, email)
  await axe()

  // A scanner that opens the link puts nobody on the list.
  const asked = await inbox.latest(email, /^Shall we tell you when a run opens/)
  const confirm = /http\S+\/courses\/interest\/\S+/.exec(asked.text)?.[0] ?? ''
  for (const method of ['GET', 'HEAD', 'GET']) expect((await request.fetch(confirm, { method })).status()).toBe(200)
  const answer = await page.goto(confirm)
  expect(answer?.headers()['referrer-policy']).toBe('same-origin')
  await axe()
  await sayYes(page, inbox, email)
  await axe()

  // A run opens; somebody who comes to the list after that is not told of it, and I am.
  const run = await newRun({ capacity: 3, course })
  const late = newAddress()
  await ask(page, course, late)
  await sayYes(page, inbox, late)
  const told = await inbox.latest(email, /^Registration is open: Listening in pairs/)
  expect(told.text).toContain(run)
  expect(told.text).toMatch(/postal address: Demonstration address/)
  expect((await inbox.all(late)).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Shall we/)])

  // What a mail program does with the button that it shows beside such a mail.
  const stop = /http\S+\/unsubscribe\/\S+/.exec(told.text)?.[0] ?? ''
  expect(JSON.stringify(told.headers)).toContain(stop)
  expect(JSON.stringify(told.headers)).toContain('List-Unsubscribe=One-Click')
  expect((await request.get(stop)).status()).toBe(200)
  await page.goto(stop)
  await expect(heading(page)).toHaveText('Stop these mails')
  await axe()
  const clicked = await request.post(stop, { form: { 'List-Unsubscribe': 'One-Click' } })
  expect(clicked.status()).toBe(200)
  expect(clicked.headers()['set-cookie']).toBeUndefined()
  await page.reload()
  await expect(heading(page)).toHaveText('Stopped')
  await axe()

  await page.getByRole('button', { name: 'Tell me again' }).click()
  await expect(heading(page)).toHaveText('You are on the list')
  await page.getByRole('link', { name: 'Do not tell me after all' }).click()
  await page.getByRole('button', { name: 'Stop these mails' }).click()
  await expect(heading(page)).toHaveText('Stopped')
})

test('a post that is no one-click, or not to a link of ours, stops nothing', async ({ page, inbox, request }) => {
  const course = await newCourse()
  const email = newAddress()
  await ask(page, course, email)
  await sayYes(page, inbox, email)
  await page.getByRole('link', { name: 'Do not tell me after all' }).click()
  await expect(heading(page)).toHaveText('Stop these mails')
  const stop = page.url()
  expect((await request.post(stop, { form: { any: 'thing' } })).status()).toBe(400)
  expect((await request.post(stop.replace('/unsubscribe/', '/api/unsubscribe/'))).status()).toBe(403)
  await request.post(`${stop}x`, { form: { 'List-Unsubscribe': 'One-Click' } })
  await page.reload()
  await expect(heading(page)).toHaveText('Stop these mails')
})

test('the answer is the same for whoever is on the list and whoever is not', { tag: '@nojs' }, async ({
  page,
  inbox,
}) => {
  const course = await newCourse()
  const [listed, unknown] = [newAddress(), newAddress()]
  await ask(page, course, listed)
  await sayYes(page, inbox, listed)
  const answers: (string | null)[] = []
  for (const email of [listed, unknown]) {
    await ask(page, course, email)
    answers.push(await page.getByRole('main').textContent())
  }
  expect(answers[0]).toBe(answers[1])
  await inbox.latest(listed, /^You are on the list/)
})

test('a slip in my address is asked about once', { tag: '@nojs' }, async ({ page }) => {
  const course = await newCourse()
  await page.goto(`/courses/${course}/tell-me`)
  await page.getByLabel('Email').fill('waits@gmial.com')
  await page.getByRole('button', { name: 'Tell me when a run opens' }).click()
  await expect(problem(page)).toContainText('waits@gmail.com?')
})
