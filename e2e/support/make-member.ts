/** Makes a member of the board who is asked for a disclosure, and a reviewer who is signed in; prints the link and the session. */
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { linkToken } from '@/lib/links'
import { openSignInSession } from '@/lib/people/sign-in-sessions'
import { createPerson } from '@/prisma/factories'

const name = `Linnet ${randomUUID().slice(0, 8)}`
const { id: personId } = await createPerson({ name })
const reviewer = await createPerson({ name: `Reviewer beside ${name}`, roles: ['REVIEWER'] })
const year = new Date().getFullYear()
const { id } = await db.boardMember.create({
  data: {
    personId,
    startsOn: new Date(`${year - 1}-02-01`),
    disclosures: { create: [{ year, askedAt: new Date() }] },
  },
})
const disclosure = await db.boardDisclosure.findFirstOrThrow({ where: { memberId: id } })
const { token } = await openSignInSession(db, reviewer.id, 'A browser', new Date())
await db.signInSession.updateMany({ where: { personId: reviewer.id }, data: { secondFactorAt: new Date() } })
const session = { name: 'next-auth.session-token', value: token, url: env.SITE_URL, httpOnly: true }
const link = `/board/disclosure/${linkToken('disclosure', disclosure.id, 1)}`
process.stdout.write(JSON.stringify({ name, link, session }))
await db.$disconnect()
