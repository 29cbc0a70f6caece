import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entrances } from '@/e2e/support/entrances'

// Every deed of the desks and the trainers' pages, and what stands between a slip and its effect. A new one is named here.

type Guard =
  /** Its form says what will happen, and asks for the name of what it is done to. */
  | 'name'
  /** It is taken back by another deed, whose button stands where this one was pressed. */
  | { undo: string }
  /** It harms nobody, or the same form puts it right: why. */
  | { plain: string }

const form = { plain: 'The same form changes it again.' }
const oneMail = { plain: 'One person has a mail that somebody asked for.' }
const other = (undo: string) => ({ undo })

const guards: Record<string, Record<string, Guard>> = {
  'app/staff/actions.ts': { signOut: { plain: 'Sign in again.' } },
  'app/staff/applications/[application]/actions.ts': {
    move: { plain: 'A step that the page names; what is paused is taken up again there.' },
    assign: { plain: 'Whoever is assigned may still recuse themselves.' },
    askOne: oneMail,
    declare: 'name',
    openVoting: 'name',
    closeVoting: 'name',
    cast: { plain: 'Another vote takes its place while the vote is open.' },
    writeLetter: other('app/staff/applications/[application]/actions.ts#takeBack'),
    close: 'name',
    takeBack: { plain: 'The words stay for the next press.' },
  },
  'app/staff/applications/[application]/interview/actions.ts': {
    offer: { plain: 'Other times take the place of those offered.' },
    callItOff: 'name',
    noteDown: form,
  },
  'app/staff/applications/[application]/score/actions.ts': { sendScores: form },
  'app/staff/applications/rules/actions.ts': { saveRules: form },
  'app/staff/applications/search/actions.ts': { saveSearch: form },
  'app/staff/board/actions.ts': {
    add: { plain: 'The day on which they left is entered beside it.' },
    save: { plain: 'Whoever left is added anew.' },
    tick: form,
    saveSteps: form,
  },
  'app/staff/courses/actions.ts': { makeCourse: form, editCourse: form, takeOff: 'name' },
  'app/staff/discounts/actions.ts': {
    addCode: other('app/staff/discounts/actions.ts#stopOrLetGoOn'),
    stopOrLetGoOn: other('app/staff/discounts/actions.ts#stopOrLetGoOn'),
  },
  'app/staff/exports/actions.ts': { saveAccountNames: form },
  'app/staff/funds/actions.ts': {
    makeFund: other('app/staff/funds/actions.ts#closeOrOpen'),
    editFund: form,
    closeOrOpen: other('app/staff/funds/actions.ts#closeOrOpen'),
    takeNameOff: 'name',
  },
  'app/staff/gifts/actions.ts': {
    tickOff: other('app/staff/gifts/actions.ts#putBack'),
    tickOffNews: other('app/staff/gifts/actions.ts#putBack'),
    putBack: other('app/staff/gifts/actions.ts#tickOff'),
    mend: 'name',
    openAgain: { plain: 'Giving closes by itself when cards are tried again.' },
  },
  'app/staff/gifts/enter/actions.ts': {
    enter: other('app/staff/gifts/enter/actions.ts#voidGift'),
    voidGift: 'name',
  },
  'app/staff/gifts/import/actions.ts': { look: { plain: 'Nothing of the file counts yet.' }, enterFile: 'name' },
  'app/staff/gifts/letters/actions.ts': {
    arePrinted: other('app/staff/gifts/letters/actions.ts#waitAgain'),
    waitAgain: other('app/staff/gifts/letters/actions.ts#arePrinted'),
  },
  'app/staff/gifts/refunds/[refund]/actions.ts': { nameLines: 'name' },
  'app/staff/grants/actions.ts': {
    giveRole: other('app/staff/grants/actions.ts#takeRole'),
    takeRole: 'name',
    resetApp: 'name',
  },
  'app/staff/jobs/actions.ts': { tryAgain: { plain: 'What a job does is done once, however often it runs.' } },
  'app/staff/mail/actions.ts': { sendOnceMore: oneMail },
  'app/staff/mail/returned/actions.ts': {
    noteAddress: other('app/staff/mail/returned/actions.ts#arrivesAgain'),
    arrivesAgain: other('app/staff/mail/returned/actions.ts#noteAddress'),
  },
  'app/staff/payments/[payment]/refund/actions.ts': { refundLines: 'name' },
  'app/staff/people/actions.ts': {
    correct: { plain: 'The same form corrects it again; both addresses are told.' },
    mailLinks: oneMail,
    merge: 'name',
  },
  'app/staff/reconcile/actions.ts': { askStripe: { plain: 'It reads.' } },
  'app/staff/runs/actions.ts': { saveOrShape: 'name' },
  'app/staff/runs/[run]/actions.ts': { sayItTakesPlace: 'name' },
  'app/staff/runs/[run]/add/actions.ts': {
    addThem: other('app/staff/runs/[run]/registrations/[registration]/end/actions.ts#endThisRegistration'),
  },
  'app/staff/runs/[run]/cancel/actions.ts': { cancelThisRun: 'name' },
  'app/staff/runs/[run]/registrations/[registration]/end/actions.ts': { endThisRegistration: 'name' },
  'app/staff/runs/[run]/registrations/[registration]/first/actions.ts': { putThemFirst: 'name' },
  'app/staff/runs/[run]/registrations/[registration]/move/actions.ts': { moveThisSeat: 'name' },
  'app/staff/runs/[run]/sessions/[session]/cancel/actions.ts': { cancelThisSession: 'name' },
  'app/staff/runs/[run]/write/actions.ts': {
    writeMessage: other('app/staff/runs/[run]/write/actions.ts#takeBack'),
    takeBack: { plain: 'The words stand in the form again.' },
  },
  'app/staff/scholarships/[request]/actions.ts': { answerRequest: 'name' },
  'app/staff/settings/actions.ts': {
    saveSettings: { plain: 'The same form changes it again, and what is erased waits for days after a change.' },
  },
  'app/staff/statements/actions.ts': {
    makeStatements: 'name',
    mailAgain: oneMail,
    markPrinted: other('app/staff/statements/actions.ts#markWaiting'),
    markWaiting: other('app/staff/statements/actions.ts#markPrinted'),
  },
  'app/staff/trainers/actions.ts': { makeTrainer: form, editTrainer: form },
  'app/trainer/runs/[run]/attendance/[session]/actions.ts': {
    mark: other('app/trainer/runs/[run]/attendance/[session]/actions.ts#mark'),
  },
  'app/trainer/runs/[run]/edit/actions.ts': { saveDraft: form },
  'app/trainer/runs/[run]/write/actions.ts': {
    writeToGroup: other('app/trainer/runs/[run]/write/actions.ts#takeBack'),
    takeBack: { plain: 'The words stand in the form again.' },
  },
}

const named = new Map<string, Guard>(
  Object.entries(guards).flatMap(([file, deeds]) =>
    Object.entries(deeds).map(([deed, guard]) => [`${file}#${deed}`, guard] as const),
  ),
)
const deeds = entrances().filter(({ kind }) => kind === 'action')

test('of every deed it is said what guards it, and of none that is not there', () => {
  expect([...named.keys()].sort()).toEqual(deeds.map(({ name }) => name).sort())
})

test.each([...named].filter(([, guard]) => guard === 'name'))('%s asks for a name', (name) => {
  const [file = '', deed = ''] = name.split('#')
  const [, rest = ''] = readFileSync(file, 'utf8').split(new RegExp(`^export const ${deed}\\b`, 'm'))
  const [text = ''] = rest.split(/^export /m)
  expect(text).toMatch(/\b(parseNamed|typedNameError)\b/)
})

test('what undoes a deed is a deed too', () => {
  const undoing = [...named.values()].flatMap((guard) =>
    typeof guard === 'object' && 'undo' in guard ? guard.undo : [],
  )
  expect(undoing.filter((name) => !named.has(name))).toEqual([])
})

test('a page or a file that is opened changes nothing: routes of the desks answer GET alone', () => {
  const routes = [...new Set(entrances().flatMap(({ kind, name }) => (kind === 'route' ? name : [])))]
  expect(routes.length).toBeGreaterThan(8)
  for (const route of routes) {
    const verbs = [...readFileSync(route, 'utf8').matchAll(/^export (?:async function|const|function) ([A-Z]+)\b/gm)]
    expect(
      verbs.map(([, verb]) => verb),
      route,
    ).toEqual(['GET'])
  }
})
