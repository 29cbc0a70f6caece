/** Makes a run of so many seats, at a price in cents (0: free), of the course with this slug, made if it is not there; prints the run's slug. */
import { db } from '@/lib/db'
import { createCourse, createRun } from '@/prisma/factories'

const [seats, cents, slug] = process.argv.slice(2)
const [capacity, priceCents] = [Number(seats), Number(cents)]
const words = { title: 'Listening in pairs', prerequisites: 'One evening of practice.' }
const course =
  (slug ? await db.course.findUnique({ where: { slug } }) : null) ??
  (await createCourse({ ...words, ...(slug ? { slug } : {}) }))
const run = await createRun({ courseId: course.id, capacity: capacity ?? 1, priceCents: priceCents || null })
process.stdout.write(run.slug)
await db.$disconnect()
