import { expect, type Page } from '@playwright/test'
import { HOME_ZONE } from '@/lib/dates'

/** Now and so many minutes later, as a wall clock in a zone where neither midnight nor a change of clocks is near. */
export function zoneAndTime(minutes: number): { zone: string; date: string; time: string } {
  const pacificTime = new Intl.DateTimeFormat('en-US', { timeZone: HOME_ZONE, hour: 'numeric', hourCycle: 'h23' })
  const hour = Number(pacificTime.format(new Date()))
  const zone = hour >= 3 && hour < 21 ? HOME_ZONE : 'America/New_York'
  const at = new Date(Date.now() + minutes * 60_000)
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  const [date = '', time = ''] = text.split(' ')
  return { zone, date, time }
}

/**
 * Adds, as somebody who is signed in at the desk, a free online run without a pasted link: one session of an hour and a
 * half, so many minutes from now. Answers with its slug.
 */
export async function addRun(page: Page, minutes: number): Promise<string> {
  const start = zoneAndTime(minutes)
  await page.goto('/staff/runs/new')
  await page.getByLabel('Course').selectOption({ label: 'Practice evening' })
  await page.getByLabel('Everybody: published').check()
  await page.getByLabel('Time zone').selectOption(start.zone)
  const row = page.getByRole('group', { name: 'Session 1', exact: true })
  await row.getByLabel('Session 1').fill(start.date)
  await row.getByLabel('Start').fill(start.time)
  await row.getByLabel('End').fill(zoneAndTime(minutes + 90).time)
  await page.getByRole('button', { name: 'Save the run' }).click()
  await expect(page.getByRole('status')).toContainText('The run is saved')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
