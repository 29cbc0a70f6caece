import { db } from '@/lib/db'
import { addressesOf } from '@/lib/people/email-of'

/** What each part of the file is. It stands at the file's top, for whoever or whatever reads it. */
const parts = {
  person: 'Who you are to us. `emailVerifiedAt`: when you first typed a code that was mailed to you.',
  grants: 'Which desks you have or had.',
  signIns: 'Where you are signed in now. The secrets of these sessions are kept by your browsers alone.',
  passkeys: 'The passkeys of your sign-in. What proves them is kept by your devices alone.',
  trainer: 'Your profile as a trainer, where you are one.',
  registrations:
    'Every registration, in whatever state, with what you wrote, what you attended and what was paid for it.',
  orders: 'Every payment with its lines, refunds and the text of its receipts.',
  recurringGifts: 'Gifts that come, or came, every month or year. Ids that begin with sub_ and cus_ are Stripe’s.',
  statements: 'Year-end statements, word for word.',
  letters: 'Letters that were printed for you, or wait to be.',
  applications:
    'Your applications to the board. The bytes of the resume are base64. What reviewers noted for each other, and what references told the board, is left out.',
  begunApplications: 'Applications to the board that you have begun, as far as they are filled in.',
  interests: 'The courses of which you want to hear.',
  returnedMail: 'Whether mail to your address came back.',
  messages: 'What you wrote to the people of a run, at the desk or as its trainer.',
  reviews: 'Applications that you reviewed for the board, and how you scored and voted, and your notes of talks.',
  boardTerms: 'Your terms on the board, and what you disclosed of your interests each year.',
  references: 'What you told the board about somebody who had named you as a reference.',
  mails: 'What the site mailed to you. What a mail said is forgotten after some weeks; the page on privacy says when.',
  audit: 'What the audit says about you.',
} as const

/**
 * Everything in our tables about one person, for themselves, documented at its top. Amounts are cents of US dollars,
 * moments are UTC. What is only a key (of a form, a session, a link) is left out: it says nothing about anybody.
 */
export async function exportOwnData(personId: string, now = new Date()) {
  const { merged, ...person } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: { merged: { select: { email: true } } },
  })
  const own = { where: { personId } }
  const [grants, signIns, trainer, registrations, orders, recurringGifts, statements, letters, applications, messages] =
    await Promise.all([
      db.grant.findMany(own),
      db.signInSession.findMany({
        ...own,
        omit: { sessionToken: true, newSecret: true, passkeyChallenge: true, passkeyChallengeUntil: true },
      }),
      db.trainer.findUnique({ where: { personId } }),
      db.registration.findMany({
        ...own,
        omit: { formKey: true },
        include: {
          run: { select: { slug: true, zone: true, course: { select: { title: true } } } },
          tier: { select: { label: true } },
          discountCode: { select: { code: true } },
          sessions: { select: { session: { select: { localStart: true, localEnd: true } } } },
          attendances: {
            select: { source: true, minutes: true, session: { select: { localStart: true, localEnd: true } } },
          },
          scholarship: true,
          zoomSeats: { select: { registrantId: true, session: { select: { localStart: true } } } },
        },
      }),
      db.order.findMany({
        ...own,
        omit: { formKey: true, checkoutUrl: true },
        include: {
          lines: true,
          tribute: true,
          payments: { include: { refunds: { omit: { formKey: true } }, receipts: true, disputes: true } },
        },
      }),
      db.recurringGift.findMany(own),
      db.statement.findMany(own),
      db.letter.findMany(own),
      db.boardApplication.findMany({
        ...own,
        omit: { formKey: true },
        include: {
          references: { select: { name: true, email: true, relationship: true } },
          resume: true,
          interview: {
            select: { startsAt: true, minutes: true, place: true, words: true, noneFits: true, times: true },
          },
          letter: { where: { sentAt: { not: null } }, select: { text: true, sentAt: true } },
        },
      }),
      db.runMessage.findMany({ where: { writtenById: personId }, omit: { formKey: true } }),
    ])
  const addresses = addressesOf({ email: person.email, merged })
  return {
    about: {
      what: 'Everything that ORNCC’s website has stored about you, as it stood when this file was made.',
      madeAt: now,
      units:
        'Fields that end in Cents are cents of US dollars. Times that end in Z are UTC; localStart and localEnd are wall times in the zone of their run.',
      parts,
      elsewhere: 'Card data never touches this site: Stripe has it, as Zoom has what it recorded of meetings.',
    },
    person,
    grants,
    signIns,
    passkeys: await db.passkey.findMany({ ...own, select: { name: true, createdAt: true, lastUsedAt: true } }),
    trainer,
    registrations,
    orders,
    recurringGifts,
    statements,
    letters,
    applications: applications.map(({ resume, ...application }) => ({
      ...application,
      resume: resume && { ...resume, bytes: Buffer.from(resume.bytes).toString('base64') },
    })),
    begunApplications: await db.boardDraft.findMany({
      where: { email: { in: addresses } },
      select: { createdAt: true, eraseAfter: true, sentAt: true, steps: true, resume: { select: { name: true } } },
    }),
    interests: await db.courseInterest.findMany({
      where: { email: { in: addresses } },
      include: { course: { select: { title: true } } },
    }),
    returnedMail: await db.returnedAddress.findMany({ where: { address: { in: addresses } } }),
    messages,
    reviews: {
      scored: await db.boardReview.findMany({ where: { reviewerId: personId }, include: { scores: true } }),
      notes: await db.boardInterviewNote.findMany({ where: { reviewerId: personId } }),
      voted: await db.boardVote.findMany({ where: { voterId: personId } }),
    },
    boardTerms: await db.boardMember.findMany({
      ...own,
      include: {
        steps: { select: { doneAt: true, step: { select: { label: true } } } },
        disclosures: { omit: { linkVersion: true } },
      },
    }),
    references: await db.boardReference.findMany({
      where: { email: { in: addresses }, answeredAt: { not: null } },
      select: { answeredAt: true, knows: true, brings: true, support: true, recommends: true },
    }),
    mails: await db.mailMessage.findMany({
      where: { toAddress: { in: addresses } },
      select: { template: true, subject: true, text: true, state: true, createdAt: true, sentAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    audit: await db.auditEntry.findMany({
      where: { subject: { in: [`person:${personId}`, ...registrations.map(({ id }) => `registration:${id}`)] } },
      select: { at: true, action: true, details: true },
      orderBy: { at: 'asc' },
    }),
  } satisfies Record<keyof typeof parts | 'about', unknown>
}
