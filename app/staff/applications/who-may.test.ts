import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { entrances } from '@/e2e/support/entrances'
import { closedStates } from '@/lib/board/application-state'
import { apartByYear, totalsByYear } from '@/lib/board/figures/figures'
import { callOff } from '@/lib/board/interview/call-off-talk'
import { chooseTime } from '@/lib/board/interview/choose-time'
import { findOwnInterview, readInterview, readNotes } from '@/lib/board/interview/interview-queries'
import { offerTimes } from '@/lib/board/interview/offer-times'
import { writeNote } from '@/lib/board/interview/write-note'
import { closeUndecided } from '@/lib/board/letter/close-undecided'
import { readLetter } from '@/lib/board/letter/read-letter'
import { sendLetter, takeLetterBack } from '@/lib/board/letter/send-letter'
import { moveApplication } from '@/lib/board/move-application'
import { deleteApplication } from '@/lib/board/own/delete-application'
import { findOwnApplication } from '@/lib/board/own/find-own-application'
import { withdrawApplication } from '@/lib/board/own/withdraw-application'
import { listApplications, readApplication, readResume } from '@/lib/board/queries'
import { answerReference, declineReference } from '@/lib/board/references/answer-reference'
import { askReference } from '@/lib/board/references/ask-references'
import { findReference, listReferences, readReferences } from '@/lib/board/references/reference-queries'
import { assignReviewers } from '@/lib/board/review/assign-reviewers'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import { findRules, readOwnScores, readProcess, readScores } from '@/lib/board/review/review-queries'
import { scoreApplication } from '@/lib/board/review/score-application'
import { setRules } from '@/lib/board/review/set-rules'
import { findSearch } from '@/lib/board/search/find-search'
import { setSearch } from '@/lib/board/search/set-search'
import { castVote } from '@/lib/board/vote/cast-vote'
import { closeVote } from '@/lib/board/vote/close-vote'
import { openVote } from '@/lib/board/vote/open-vote'
import { listDecisions, readVotes } from '@/lib/board/vote/vote-queries'
import { type ApplicationState, db, type Role } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { type Reviewer, type Staff, withGrant } from '@/lib/people/granted'
import { createApplication, createPerson, resetDatabase } from '@/prisma/factories'

// Everybody who may come near one application, before every page, download and action about it. The rows are held against the
// files, so that a new entrance must say who may pass it.

const people = ['applicant', 'referee', 'assigned', 'undeclared', 'unassigned', 'recused', 'staff', 'owner'] as const
type Somebody = (typeof people)[number]

type World = {
  id: string
  reference: string
  round: string
  /** The link that they hold: the applicant's or the referee's, and for all others one of another kind. */
  token: string
}
type Held = { personId: string; staff: Staff | null; reviewer: Reviewer | null }
type Cell = (who: Held, world: World) => Promise<boolean>
type Row = {
  cell: Cell
  may: readonly Somebody[]
  state?: ApplicationState
  /** Of the talk: to come, over, or only offered. */
  talk?: 'offered' | 'set' | 'held'
  vote?: 'open' | 'decided'
  letter?: 'on its way'
}

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const DESK = 'app/staff/applications/'
const ONE = `${DESK}[application]/`
const OWN = 'app/(door)/board/apply/[token]/'
const REFERENCE = 'app/(door)/board/reference/[token]/'
const reviewers: readonly Somebody[] = ['assigned', 'undeclared', 'unassigned', 'recused']
const atTheDesk: readonly Somebody[] = [...reviewers, 'staff']
const notRecused: readonly Somebody[] = ['assigned', 'undeclared', 'unassigned', 'staff']
const steering: readonly Somebody[] = ['assigned', 'staff']
const answers = { knows: 'We worked together.', brings: 'Patience.', support: null, recommends: 'yes' } as const

/** Through: what was asked for is found, or the deed has this outcome. */
type Passes = (found: unknown) => boolean
const isFound: Passes = (found) => (Array.isArray(found) ? found.length > 0 : Boolean(found))
const is = (outcome: string) => (found: unknown) => found === outcome

const atDesk =
  (act: (desk: Staff | Reviewer, world: World) => Promise<unknown>, passes: Passes = isFound): Cell =>
  async ({ staff, reviewer }, world) => {
    const who = staff ?? reviewer
    return who !== null && passes(await act(who, world))
  }
const onBoard =
  (act: (reviewer: Reviewer, world: World) => Promise<unknown>, passes: Passes = isFound): Cell =>
  async ({ reviewer }, world) =>
    reviewer !== null && passes(await act(reviewer, world))
const byLink =
  (act: (world: World) => Promise<unknown>, passes: Passes = isFound): Cell =>
  async (_who, world) =>
    passes(await act(world))

/** By entrance; what stands behind a sharp sign after a page is a part of it. */
const rows: Record<string, Row> = {
  [`${DESK}page.tsx`]: {
    cell: atDesk(async (desk, world) => (await listApplications(desk, now)).some(({ id }) => id === world.id)),
    may: atTheDesk,
  },
  [`${DESK}rules/page.tsx`]: { cell: onBoard((reviewer) => findRules(reviewer)), may: reviewers },
  [`${DESK}rules/actions.ts#saveRules`]: {
    cell: onBoard(async (reviewer) => {
      await setRules(reviewer, { quorum: 'MAJORITY', keepMonths: 6, criteria: [{ label: 'Time', weight: 1 }] })
      return true
    }),
    may: reviewers,
  },
  [`${DESK}decisions.csv/route.ts`]: {
    cell: atDesk(async (desk, world) => (await listDecisions(desk)).some(({ id }) => id === world.round)),
    may: notRecused,
    vote: 'decided',
  },
  [`${DESK}totals.csv/route.ts`]: {
    cell: atDesk((desk) => totalsByYear(desk)),
    may: atTheDesk,
  },
  [`${DESK}figures/page.tsx`]: {
    cell: atDesk(async (desk) => (await apartByYear(desk)) !== undefined),
    may: atTheDesk,
  },
  [`${DESK}search/page.tsx`]: {
    cell: atDesk(async () => (await findSearch()) !== undefined),
    may: atTheDesk,
  },
  [`${DESK}search/actions.ts#saveSearch`]: {
    cell: atDesk(async (desk) => {
      const nothing = { serving: null, duties: null, termYears: null, answerWeeks: null, asksApart: false, needs: [] }
      await setSearch(desk, nothing)
      return true
    }),
    may: atTheDesk,
  },
  [`${ONE}page.tsx`]: {
    cell: atDesk((desk, world) => readProcess(desk, world.id)),
    may: atTheDesk,
  },
  [`${ONE}page.tsx#what they wrote`]: {
    cell: onBoard((reviewer, world) => readApplication(reviewer, world.id)),
    may: ['assigned'],
  },
  [`${ONE}page.tsx#what references say`]: {
    cell: onBoard(async (reviewer, world) => {
      await db.boardReference.updateMany({ where: { id: world.reference }, data: { ...answers, answeredAt: now } })
      return readReferences(reviewer, world.id)
    }),
    may: ['assigned'],
  },
  [`${ONE}page.tsx#who was asked`]: {
    cell: atDesk((desk, world) => listReferences(desk, world.id)),
    may: notRecused,
  },
  [`${ONE}page.tsx#the vote`]: {
    cell: atDesk(async (desk, world) => (await readVotes(desk, world.id)).open),
    may: notRecused,
    vote: 'open',
  },
  [`${ONE}resume/route.ts`]: {
    cell: onBoard((reviewer, world) => readResume(reviewer, world.id)),
    may: ['assigned'],
  },
  [`${ONE}score/page.tsx`]: {
    cell: onBoard((reviewer, world) => readOwnScores(reviewer, world.id)),
    may: ['assigned'],
  },
  [`${ONE}score/page.tsx#what others scored`]: {
    cell: onBoard(async (reviewer, world) => {
      await db.boardReview.updateMany({
        where: { applicationId: world.id, declaredAt: { not: null } },
        data: { scoredAt: now },
      })
      return readScores(reviewer, world.id)
    }),
    may: ['assigned'],
  },
  [`${ONE}score/actions.ts#sendScores`]: {
    cell: onBoard(async (reviewer, world) => {
      const rules = await db.boardRules.findFirstOrThrow({ include: { criteria: true }, orderBy: { id: 'desc' } })
      const scores = rules.criteria.map(({ id: criterionId }) => ({ criterionId, points: 3, comment: null }))
      return (await scoreApplication(reviewer, { application: world.id, rules: rules.id, scores })) === 'scored'
    }),
    may: ['assigned'],
  },
  [`${ONE}recuse/page.tsx`]: {
    cell: onBoard(async (reviewer, world) => {
      const process = await readProcess(reviewer, world.id)
      return process?.mayDeclare === true && process.standing === 'cleared'
    }),
    may: ['assigned'],
  },
  [`${ONE}vote/page.tsx`]: {
    cell: atDesk(async (desk, world) => (await readProcess(desk, world.id))?.mayOpenVote === true),
    may: steering,
    state: 'VOTE',
  },
  [`${ONE}letter/page.tsx`]: {
    cell: onBoard((reviewer, world) => readLetter(reviewer, world.id)),
    may: ['assigned'],
    vote: 'decided',
  },
  [`${ONE}interview/page.tsx`]: {
    cell: atDesk((desk, world) => readInterview(desk, world.id, now)),
    may: steering,
    talk: 'set',
  },
  [`${ONE}interview/page.tsx#notes`]: {
    cell: onBoard((reviewer, world) => readNotes(reviewer, world.id)),
    may: ['assigned'],
    talk: 'held',
  },
  [`${ONE}interview/actions.ts#offer`]: {
    cell: atDesk(async (desk, world) => {
      const offer = { application: world.id, times: [later(1)], minutes: 45, place: 'Zoom', words: null }
      return (await offerTimes(desk, offer, now)) === 'offered'
    }),
    may: steering,
  },
  [`${ONE}interview/actions.ts#callItOff`]: {
    cell: atDesk((desk, world) => callOff(desk, world.id, now), is('called_off')),
    may: steering,
    talk: 'set',
  },
  [`${ONE}interview/actions.ts#noteDown`]: {
    cell: onBoard(
      (reviewer, world) => writeNote(reviewer, { application: world.id, text: 'She listens.' }, now),
      is('noted'),
    ),
    may: ['assigned'],
    talk: 'held',
  },
  [`${ONE}actions.ts#move`]: {
    cell: atDesk(
      (desk, world) => moveApplication(desk, { application: world.id, from: 'INTERVIEW', to: 'VOTE' }, now),
      is('moved'),
    ),
    may: steering,
  },
  [`${ONE}actions.ts#assign`]: {
    cell: atDesk((desk, world) => assignReviewers(desk, { application: world.id, reviewer: 'all' }), is('assigned')),
    may: notRecused,
  },
  [`${ONE}actions.ts#askOne`]: {
    cell: atDesk(
      (desk, world) => askReference(desk, { application: world.id, reference: world.reference }, now),
      is('asked'),
    ),
    may: steering,
  },
  [`${ONE}actions.ts#declare`]: {
    cell: onBoard(
      (reviewer, world) => declareConflict(reviewer, { application: world.id, conflict: null }, now),
      is('declared'),
    ),
    may: ['assigned', 'undeclared'],
  },
  [`${ONE}actions.ts#openVoting`]: {
    cell: atDesk((desk, world) => openVote(desk, { application: world.id, hours: 2 }, now), is('opened')),
    may: steering,
    state: 'VOTE',
  },
  [`${ONE}actions.ts#closeVoting`]: {
    cell: atDesk(async (desk, world) => {
      const outcome = await closeVote(desk, { application: world.id, round: world.round }, now)
      // Who may do it is told no more than that a vote apart stays open, or that too few have voted.
      return outcome === 'vote_closed' || outcome === 'apart' || outcome === 'quorum_missing'
    }),
    may: steering,
    vote: 'open',
  },
  [`${ONE}actions.ts#cast`]: {
    cell: onBoard(
      (reviewer, world) => castVote(reviewer, { application: world.id, round: world.round, choice: 'YES' }, now),
      is('voted'),
    ),
    may: ['assigned'],
    vote: 'open',
  },
  [`${ONE}actions.ts#writeLetter`]: {
    cell: onBoard(
      (reviewer, world) => sendLetter(reviewer, { application: world.id, text: 'Welcome.' }, now),
      is('leaves'),
    ),
    may: ['assigned'],
    vote: 'decided',
  },
  [`${ONE}close/page.tsx`]: {
    cell: atDesk(async (desk, world) => (await readProcess(desk, world.id, later(400)))?.mayClose === true),
    may: steering,
  },
  [`${ONE}actions.ts#close`]: {
    cell: atDesk(
      (desk, world) => closeUndecided(desk, { application: world.id, text: 'Dear Ash.' }, later(400)),
      is('lapsed'),
    ),
    may: steering,
  },
  [`${ONE}actions.ts#takeBack`]: {
    cell: onBoard((reviewer, world) => takeLetterBack(reviewer, world.id), is('taken_back')),
    may: ['assigned'],
    vote: 'decided',
    letter: 'on its way',
  },
  [`${OWN}page.tsx`]: {
    cell: byLink((world) => findOwnApplication(world.token)),
    may: ['applicant'],
  },
  [`${OWN}withdraw/page.tsx`]: {
    cell: byLink((world) => findOwnApplication(world.token)),
    may: ['applicant'],
  },
  [`${OWN}withdraw/actions.ts#withdraw`]: {
    cell: byLink((world) => withdrawApplication(world.token, now), is('withdrawn')),
    may: ['applicant'],
  },
  [`${OWN}interview/page.tsx`]: {
    cell: byLink((world) => findOwnInterview(world.token, now)),
    may: ['applicant'],
    talk: 'offered',
  },
  [`${OWN}interview/actions.ts#choose`]: {
    cell: byLink(
      (world) => chooseTime({ token: world.token, choice: later(1), noneFits: null, zone: null }, now),
      is('chosen'),
    ),
    may: ['applicant'],
    talk: 'offered',
  },
  [`${REFERENCE}page.tsx`]: {
    cell: byLink((world) => findReference(world.token)),
    may: ['referee'],
  },
  [`${REFERENCE}decline/page.tsx`]: {
    cell: byLink((world) => findReference(world.token)),
    may: ['referee'],
  },
  [`${REFERENCE}actions.ts#answer`]: {
    cell: byLink((world) => answerReference({ token: world.token, ...answers }, now), is('answered')),
    may: ['referee'],
  },
  [`${REFERENCE}actions.ts#decline`]: {
    cell: byLink((world) => declineReference(world.token, now), is('answered')),
    may: ['referee'],
  },
}

const ofTheDesk = entrances().filter(({ name }) => name.startsWith(DESK))

/** Pages and actions behind the links of applicants and referees. */
function doors(): string[] {
  const files = globSync('app/(door)/board/**/{page.tsx,route.ts,actions.ts}')
  return files
    .filter((file) => file.startsWith(OWN) || file.startsWith(REFERENCE))
    .flatMap((file) => {
      if (!file.endsWith('actions.ts')) return [file]
      const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:const|async function) (\w+)/gm)]
      return names.map(([, name]) => `${file}#${name}`)
    })
}

let held: Record<string, Held>

const roleOf = (somebody: Somebody): Role | null => {
  if (somebody === 'applicant' || somebody === 'referee') return null
  return somebody === 'staff' ? 'STAFF' : somebody === 'owner' ? 'OWNER' : 'REVIEWER'
}

beforeAll(async () => {
  await resetDatabase()
  held = {}
  for (const somebody of people) {
    const role = roleOf(somebody)
    const { id: personId } = await createPerson({ roles: role ? [role] : [] })
    held[somebody] = {
      personId,
      staff: await withGrant(personId, 'STAFF'),
      reviewer: await withGrant(personId, 'REVIEWER'),
    }
  }
  await db.boardRules.create({
    data: { setBy: 'test', keepMonths: 6, criteria: { create: [{ label: 'Time', weight: 1, position: 1 }] } },
  })
})

/** An application as the row wants it, before this person. */
async function worldFor(somebody: Somebody, { state, talk, vote, letter }: Row): Promise<World> {
  const personOf = (who: Somebody) => held[who]?.personId ?? ''
  const reviews = [
    { reviewerId: personOf('assigned'), declaredAt: now },
    { reviewerId: personOf('undeclared') },
    { reviewerId: personOf('recused'), declaredAt: now, conflict: 'WORK' as const },
  ]
  const isSet = talk === 'set' || talk === 'held'
  const at = talk === 'held' ? later(-1) : later(1)
  const { id } = await createApplication({
    state: state ?? (vote ? 'VOTE' : 'INTERVIEW'),
    reviews: { create: reviews },
    references: {
      create: [{ seq: 1, name: 'Bo', email: 'bo@example.org', relationship: 'Friend', askedAt: later(-2) }],
    },
    ...(talk
      ? {
          interview: {
            create: {
              proposedById: personOf('staff'),
              proposedAt: later(-3),
              ...(isSet ? { startsAt: at, minutes: 45, place: 'Zoom' } : {}),
              times: { create: [{ startsAt: at, minutes: 45, place: 'Zoom' }] },
              ...(talk === 'held'
                ? { notes: { create: [{ reviewerId: personOf('assigned'), text: 'Warm.', writtenAt: now }] } }
                : {}),
            },
          },
        }
      : {}),
    ...(vote
      ? {
          rounds: {
            create: [
              {
                quorumRule: 'MAJORITY',
                openedAt: later(-2),
                closesAt: later(2),
                ...(vote === 'decided'
                  ? { closedAt: now, outcome: 'ACCEPT', yes: 1, no: 0, abstain: 0, voters: 1, quorum: 1, recused: 1 }
                  : {}),
              },
            ],
          },
        }
      : {}),
    ...(letter
      ? { letter: { create: { text: 'Welcome.', writtenById: personOf('assigned'), leavesAt: later(1) } } }
      : {}),
  })
  const reference = await db.boardReference.findFirstOrThrow({ where: { applicationId: id } })
  const round = await db.boardRound.findFirst({ where: { applicationId: id } })
  const tokens: Partial<Record<Somebody, string>> = {
    applicant: linkToken('application', id, 1),
    referee: linkToken('reference', reference.id, 1),
  }
  return {
    id,
    reference: reference.id,
    round: round?.id ?? '',
    token: tokens[somebody] ?? linkToken('registration', id, 1),
  }
}

test('every page, download and action about applications has its row', () => {
  const named = Object.keys(rows).map((name) => (/(actions)\.ts#/.test(name) ? name : name.replace(/#.*/, '')))
  const entered = [...ofTheDesk.map(({ name }) => name), ...doors()]
  expect(entered.length).toBeGreaterThan(25)
  expect([...new Set(named)].sort()).toEqual(entered.sort())
})

/** Who gets through, each in a world of their own to which something may have happened. */
async function whoPasses(name: string, row: Row, happens: (world: World) => Promise<unknown> = async () => {}) {
  const file = name.includes('actions.ts') ? name : name.replace(/#.*/, '')
  const guarded = ofTheDesk.find((entrance) => entrance.name === file)
  const passed: Somebody[] = []
  for (const somebody of people) {
    const role = roleOf(somebody)
    // Whom the guard stops (app/staff/who-may-enter.test.ts) reaches nothing behind it.
    if (guarded && !guarded.may?.some((may) => may === role)) continue
    const world = await worldFor(somebody, row)
    await happens(world)
    if (await row.cell(theOne(somebody), world)) passed.push(somebody)
  }
  return passed.sort()
}

function theOne(somebody: Somebody): Held {
  const who = held[somebody]
  if (!who) throw new Error(`${somebody} is nobody`)
  return who
}

test.each(Object.entries(rows))('%s', async (name, row) => {
  expect(await whoPasses(name, row)).toEqual([...row.may].sort())
})

const ofOne = Object.entries(rows).filter(([name]) => [ONE, OWN, REFERENCE].some((place) => name.startsWith(place)))

test.each(ofOne.filter(([, { may }]) => may.includes('assigned') && !may.includes('recused')))(
  '%s is shut at once to whoever finds a conflict after all, signed in or not',
  async (_name, row) => {
    const { reviewer } = theOne('assigned')
    if (!reviewer) throw new Error('no reviewer')
    const world = await worldFor('assigned', row)
    await declareConflict(reviewer, { application: world.id, conflict: 'FAMILY' }, now)
    expect(await row.cell(theOne('assigned'), world)).toBe(false)
  },
)

test.each(ofOne)('%s is shut to everybody once the application is erased', async (name, row) => {
  const erase = ({ id }: World) => db.$transaction((tx) => deleteApplication(tx, id))
  expect(await whoPasses(name, row, erase)).toEqual([])
})

/** The first two say once more what their first press did; and a talk that still stands can be called off. */
const harmless = [
  `${OWN}withdraw/actions.ts#withdraw`,
  `${ONE}actions.ts#takeBack`,
  `${ONE}interview/actions.ts#callItOff`,
]

test.each(ofOne.filter(([name]) => name.includes('actions.ts#') && !harmless.includes(name)))(
  '%s does nothing any more to what is over',
  async (name, row) => {
    for (const state of closedStates) {
      const over: Row = { ...row, state, ...(row.vote ? { vote: 'decided' } : {}) }
      expect(await whoPasses(name, over), state).toEqual([])
    }
  },
)
