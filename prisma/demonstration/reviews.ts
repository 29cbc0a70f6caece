import { db, Role } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { createPerson } from '@/prisma/factories'

const criteria = [
  { label: 'Listens, and says what matters to them', weight: 3, position: 1 },
  { label: 'Brings a skill that the board looks for', weight: 2, position: 2 },
  { label: 'Has the time that serving takes', weight: 2, position: 3 },
]

/** Points by criterion, and what the made-up reviewer saw. */
const given = [
  {
    name: 'First demonstration reviewer',
    email: 'reviewer.one@example.org',
    scores: {
      'mara.lindqvist@example.org': [
        [4, 'Warm and clear about what she needs.'],
        [5, 'Nine years of organizing volunteers.'],
        [3, 'She does not say how often.'],
      ],
      'teo.castellan@example.org': [
        [5, 'The prison work is listening at its hardest.'],
        [4, 'Fundraising is what we miss.'],
        [4, null],
      ],
    },
  },
  {
    name: 'Second demonstration reviewer',
    email: 'reviewer.two@example.org',
    scores: {
      'teo.castellan@example.org': [
        [4, null],
        [5, 'Knows programs from inside.'],
        [2, 'Another board asks for evenings too.'],
      ],
    },
  },
] satisfies { name: string; email: string; scores: Record<string, [points: number, comment: string | null][]> }[]

/**
 * Two reviewers who do not exist and what they have scored: one application is half read, on the other a vote is open. The
 * demonstration owner is assigned to both and has not declared yet.
 */
export async function seedReviews(now: Date): Promise<void> {
  const rules = await db.boardRules.create({
    data: { setBy: 'seed', keepMonths: 24, criteria: { create: criteria } },
    select: { criteria: { select: { id: true }, orderBy: { position: 'asc' } } },
  })
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const find = (email: string) => db.boardApplication.findFirstOrThrow({ where: { person: { email } } })
  const reviewed = [await find('mara.lindqvist@example.org'), await find('teo.castellan@example.org')]
  await db.boardApplication.updateMany({
    where: { id: { in: reviewed.map(({ id }) => id) } },
    data: { stateSince: ago(5) },
  })
  const owner = await db.person.findUniqueOrThrow({ where: { email: 'owner@example.org' } })
  await db.boardReview.createMany({
    data: reviewed.map(({ id }) => ({ applicationId: id, reviewerId: owner.id, assignedAt: ago(5) })),
  })
  for (const { name, email, scores } of given) {
    const { id: reviewerId } = await createPerson({ name, email, roles: [Role.REVIEWER], isDemonstration: true })
    for (const [applicant, points] of Object.entries(scores)) {
      const { id: applicationId } = await find(applicant)
      await db.boardReview.create({
        data: {
          applicationId,
          reviewerId,
          assignedAt: ago(5),
          declaredAt: ago(4),
          scoredAt: ago(3),
          scores: {
            create: rules.criteria.map((criterion, index) => ({
              criterionId: criterion.id,
              points: Number(points[index]?.[0]),
              comment: points[index]?.[1] ?? null,
            })),
          },
        },
      })
    }
  }
  await seedReferences(reviewed, ago)
  await seedMembers(owner.id, now)
  const [, teo] = reviewed
  if (!teo) throw new Error('Nobody to vote on')
  const [first] = await db.person.findMany({ where: { email: 'reviewer.one@example.org' } })
  await db.boardInterview.create({
    data: {
      applicationId: teo.id,
      proposedById: first?.id ?? '',
      proposedAt: ago(4),
      startsAt: ago(2),
      minutes: 45,
      place: 'Demonstration: a video call in which nobody meets',
      sequence: 1,
      notes: {
        create: {
          reviewerId: first?.id ?? '',
          text: 'They asked more than they told, and named the other board by themselves.',
          writtenAt: ago(2),
        },
      },
    },
  })
  await db.boardApplication.update({ where: { id: teo.id }, data: { state: 'VOTE', stateSince: ago(1) } })
  await db.boardRound.create({
    data: {
      applicationId: teo.id,
      quorumRule: 'MAJORITY',
      openedAt: ago(1),
      closesAt: new Date(now.getTime() + 6 * DAY_MS),
      votes: { create: [{ voterId: first?.id ?? '', choice: 'YES' }] },
    },
  })
}

/** Of each application the first reference has answered; of the second one has declined, and of one nothing was heard. */
async function seedReferences(reviewed: { id: string; state: string }[], ago: (days: number) => Date): Promise<void> {
  for (const { id: applicationId, state } of reviewed) {
    await db.boardReference.updateMany({
      where: { applicationId, seq: 1 },
      data: {
        askedAt: ago(5),
        answeredAt: ago(3),
        knows: 'Demonstration: we have worked side by side for six years.',
        brings: 'They ask the quiet ones what they think, and wait for the answer.',
        support: 'They say yes too often.',
        recommends: 'yes',
      },
    })
    await db.boardReference.updateMany({
      where: { applicationId, seq: 2 },
      data: { askedAt: ago(5), ...(state === 'SCREENING' ? {} : { declinedAt: ago(2) }) },
    })
  }
}

/** The demonstration owner serves on the board, has done one of three steps, and owes this year's disclosure. */
async function seedMembers(personId: string, now: Date): Promise<void> {
  const labels = [
    'Demonstration: meets the others',
    'Demonstration: reads the bylaws',
    'Demonstration: is on the mailing list',
  ]
  await db.boardStep.createMany({ data: labels.map((label, index) => ({ label, position: index + 1 })) })
  const [first] = await db.boardStep.findMany({ orderBy: { position: 'asc' } })
  const year = now.getUTCFullYear()
  await db.boardMember.create({
    data: {
      personId,
      office: 'Chair (demonstration)',
      startsOn: new Date(`${year - 1}-01-15`),
      termEndsOn: new Date(`${year + 2}-01-14`),
      isDemonstration: true,
      steps: { create: [{ stepId: first?.id ?? '', doneAt: now }] },
      disclosures: {
        create: [
          { year: year - 1, askedAt: now, answeredAt: now, hasInterests: false, affirmedName: 'Demonstration owner' },
        ],
      },
    },
  })
}
