/** Makes the run that its one argument asks for, in JSON; prints the run's slug. */
import { db } from '@/lib/db'
import { examplePolicy, slidingScale } from '@/prisma/demonstration/courses'
import { createCourse, createRun } from '@/prisma/factories'
import type { NewRun } from './run'

const asked: NewRun = JSON.parse(process.argv[2] ?? '')
const words = { title: 'Listening in pairs', prerequisites: 'One evening of practice.' }
const course =
  (asked.course ? await db.course.findUnique({ where: { slug: asked.course } }) : null) ??
  (await createCourse({ ...words, ...(asked.course ? { slug: asked.course } : {}) }))
const priced =
  asked.price === 'sliding'
    ? { tiers: slidingScale, fairMarketValueCents: 18_000, refundPolicy: examplePolicy }
    : { priceCents: asked.price ?? null }
const needs = asked.minimum ? { minimum: asked.minimum, goNoGoAt: new Date(Date.now() + 7 * 24 * 3600 * 1000) } : {}
const run = await createRun({ courseId: course.id, capacity: asked.capacity, ...priced, ...needs })
process.stdout.write(run.slug)
await db.$disconnect()
