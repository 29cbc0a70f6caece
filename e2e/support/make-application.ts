/**
 * Makes an application that is read by one reviewer, whose references were asked; prints the links of its mails, its address
 * at the desk, and the session of that reviewer. The other reviewers have declared a conflict, so that it is for these alone.
 */
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'
import { openSignInSession } from '@/lib/people/sign-in-sessions'
import { createApplication, createPerson } from '@/prisma/factories'

const name = process.argv[2] ?? 'Wren Alder'
const reviewer = await createPerson({ name: `Reviewer of ${name}`, roles: ['REVIEWER'] })
const asked = { relationship: 'Manager', askedAt: new Date() }
const application = await createApplication({
  name,
  state: 'SCREENING',
  references: {
    create: [
      { seq: 1, name: 'Bo Moss', email: `${randomUUID()}@example.org`, ...asked },
      { seq: 2, name: 'Cy Moss', email: `${randomUUID()}@example.org`, ...asked },
    ],
  },
})
await db.boardReview.create({
  data: { applicationId: application.id, reviewerId: reviewer.id, declaredAt: new Date() },
})
const { token } = await openSignInSession(db, reviewer.id, 'A browser', new Date())
await db.signInSession.updateMany({ where: { personId: reviewer.id }, data: { secondFactorAt: new Date() } })
const references = await db.boardReference.findMany({
  where: { applicationId: application.id },
  orderBy: { seq: 'asc' },
})
const made = {
  name,
  email: application.email,
  own: `/board/apply/${linkToken('application', application.id, 1)}`,
  references: references.map(({ id }) => `/board/reference/${linkToken('reference', id, 1)}`),
  desk: `/staff/applications/${application.id}`,
  reviewer: reviewer.email,
  session: { name: 'next-auth.session-token', value: token, url: env.SITE_URL, httpOnly: true },
}
process.stdout.write(JSON.stringify(made))
await db.$disconnect()
