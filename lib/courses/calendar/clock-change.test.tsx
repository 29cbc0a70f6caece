import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { SessionLine } from '@/components/site/session-line'
import { subscribedCalendar } from '@/lib/calendar-file'
import { findRun } from '@/lib/courses/queries'
import { register } from '@/lib/courses/register'
import { feedHref } from '@/lib/courses/registration-links'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { addDays, wallTimeAt } from '@/lib/wall-time'
import { createCourse, createRun, resetDatabase } from '@/prisma/factories'
import { findMyCalendar } from './find-my-calendar'
import { sendReminders } from './send-reminders'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const HOUR = 60 * 60_000
const attachmentsSchema = z.array(z.object({ content: z.string() }))

/** Each has what its two evenings are, in the run's zone and for a reader in Berlin, whose clock changes on other days. */
const changes = [
  {
    where: 'spring in Oregon',
    zone: 'America/Los_Angeles',
    first: '2027-03-08T18:30',
    evenings: ['Mon, Mar 8, 6:30 – 8:30 pm Pacific (PST)', 'Mon, Mar 15, 6:30 – 8:30 pm Pacific (PDT)'],
    inBerlin: [
      'Tue, Mar 9, 3:30 – 5:30 am Central European (GMT+1)',
      'Tue, Mar 16, 2:30 – 4:30 am Central European (GMT+1)',
    ],
    hoursBetween: 167,
  },
  {
    where: 'autumn in Oregon',
    zone: 'America/Los_Angeles',
    first: '2027-11-01T18:30',
    evenings: ['Mon, Nov 1, 6:30 – 8:30 pm Pacific (PDT)', 'Mon, Nov 8, 6:30 – 8:30 pm Pacific (PST)'],
    inBerlin: [
      'Tue, Nov 2, 2:30 – 4:30 am Central European (GMT+1)',
      'Tue, Nov 9, 3:30 – 5:30 am Central European (GMT+1)',
    ],
    hoursBetween: 169,
  },
  {
    where: 'autumn in Sydney',
    zone: 'Australia/Sydney',
    first: '2027-03-30T18:30',
    evenings: [
      'Tue, Mar 30, 6:30 – 8:30 pm Australian Eastern (GMT+11)',
      'Tue, Apr 6, 6:30 – 8:30 pm Australian Eastern (GMT+10)',
    ],
    inBerlin: ['9:30 – 11:30 am Central European (GMT+2)', '10:30 am – 12:30 pm Central European (GMT+2)'],
    hoursBetween: 169,
  },
  {
    where: 'spring in Sydney',
    zone: 'Australia/Sydney',
    first: '2027-09-28T18:30',
    evenings: [
      'Tue, Sep 28, 6:30 – 8:30 pm Australian Eastern (GMT+10)',
      'Tue, Oct 5, 6:30 – 8:30 pm Australian Eastern (GMT+11)',
    ],
    inBerlin: ['10:30 am – 12:30 pm Central European (GMT+2)', '9:30 – 11:30 am Central European (GMT+2)'],
    hoursBetween: 167,
  },
]

test.each(changes)(
  'a weekly series across a clock change stays at its wall time in page, mail, calendar and reminder: $where',
  async ({ zone, first, evenings, inBerlin, hoursBetween }) => {
    const now = new Date('2027-01-10T12:00:00Z')
    const wallTimes = [first, addDays(first, 7)]
    const course = await createCourse()
    const { slug } = await createRun({
      courseId: course.id,
      zone,
      meetings: wallTimes.map((start) => [start, `${start.slice(0, 11)}20:30`]),
    })
    const run = await findRun(slug)
    if (!run) throw new Error('There is a run')
    const starts = run.sessions.map(({ startsAt }) => new Date(startsAt))
    const [start = now, next = now] = starts
    expect(next.getTime() - start.getTime()).toBe(hoursBetween * HOUR)

    const page = renderToStaticMarkup(<SessionLine sessions={run.sessions} zone={run.zone} now={now} />)
    for (const evening of evenings) expect(page.replace(/<[^>]+>/g, '')).toContain(evening)

    const registered = await register(
      {
        formKey: randomUUID(),
        run: slug,
        name: 'Ada',
        email: 'ada@example.org',
        zone: 'Europe/Berlin',
        pronouns: null,
        accessNeeds: null,
        tier: null,
        amount: null,
        gift: null,
        discountCode: null,
        canPay: null,
        scholarshipNote: null,
      },
      now,
    )
    expect(registered.kind).toBe('registered')
    const told = evenings.map((evening, index) => `${evening} (${inBerlin[index]} where you are)`)
    const seat = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat' } })
    for (const words of told) expect(seat.text).toContain(words)

    const person = await db.person.findUniqueOrThrow({ where: { email: 'ada@example.org' } })
    const feed = await findMyCalendar(feedHref(person).split('/').at(-1) ?? '', now)
    const files = [
      attachmentsSchema.parse(seat.attachments)[0]?.content ?? '',
      subscribedCalendar('Mine', feed ?? [], now),
    ]
    for (const file of files) {
      const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')
      const clocks = events.map((event) => wallTimeAt(new ICAL.Event(event).startDate.toJSDate(), zone))
      expect(clocks).toEqual(wallTimes)
    }

    const reminded = starts.flatMap((at) => [168, 24, 1].map((hours) => new Date(at.getTime() - hours * HOUR)))
    for (const at of reminded.toSorted((one, other) => Number(one) - Number(other))) await sendReminders(at)
    for (const words of told) {
      const reminders = { template: { startsWith: 'reminder-' }, text: { contains: words } }
      expect(await db.mailMessage.count({ where: reminders })).toBe(3)
    }
  },
)
