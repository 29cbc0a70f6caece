import { expect, test } from 'vitest'
import { zoomPlan } from './zoom-plan'

const now = new Date('2026-06-09T01:00:00Z')
const link = { registrationId: 'ada', registrantId: 'r1', linkVersion: 1 }
const session = {
  id: 'one',
  endsAt: new Date('2026-06-09T03:30:00Z'),
  cancelledAt: null,
  icsSequence: 0,
  zoomMeetingId: '81',
  zoomSequence: 0,
  zoomSeats: [link],
}
const ada = { id: 'ada', linkVersion: 1, sessions: [] }
const run: Parameters<typeof zoomPlan>[0] = {
  status: 'PUBLISHED',
  isOnline: true,
  zoomUrl: null,
  sessions: [session],
  registrations: [ada],
}

test('nothing is asked of Zoom where it agrees', () => {
  expect(zoomPlan(run, now)).toEqual([])
})

test('a session that is over is left alone, whatever has changed since', () => {
  const changed = { ...run, registrations: [], sessions: [{ ...session, icsSequence: 4 }] }
  expect(zoomPlan(changed, session.endsAt)).toEqual([])
  expect(zoomPlan({ ...changed, status: 'CANCELLED' }, session.endsAt)).toEqual([])
})

test('no room is kept at Zoom for a run that is cancelled, a draft, in person, or has a link pasted in', () => {
  for (const change of [
    { status: 'CANCELLED' as const },
    { status: 'DRAFT' as const },
    { isOnline: false },
    { zoomUrl: 'https://zoom.example/j/1' },
    { sessions: [{ ...session, cancelledAt: now }] },
  ]) {
    expect(zoomPlan({ ...run, ...change }, now)).toMatchObject([{ kind: 'delete', meetingId: '81' }])
    const none = { ...session, ...change.sessions?.[0], zoomMeetingId: null }
    expect(zoomPlan({ ...run, ...change, sessions: [none] }, now)).toEqual([])
  }
})

test('a session without a meeting gets one, even while nobody has registered', () => {
  const none = { ...session, zoomMeetingId: null, zoomSequence: null, zoomSeats: [] }
  expect(zoomPlan({ ...run, sessions: [none], registrations: [] }, now)).toMatchObject([
    { kind: 'keep', meetingId: null, hasMoved: false, leaving: [], coming: [] },
  ])
})

test('a session that moved is told to Zoom', () => {
  expect(zoomPlan({ ...run, sessions: [{ ...session, icsSequence: 1 }] }, now)).toMatchObject([
    { kind: 'keep', hasMoved: true, leaving: [], coming: [] },
  ])
})

test('a new link version takes the link at Zoom back and gives another', () => {
  const renewed = { ...ada, linkVersion: 2 }
  expect(zoomPlan({ ...run, registrations: [renewed] }, now)).toMatchObject([{ leaving: [link], coming: [renewed] }])
})

test('who has single sessions has a link to these alone', () => {
  const two = { ...session, id: 'two', zoomMeetingId: '82', zoomSeats: [] }
  const single = { ...ada, sessions: [{ sessionId: 'two' }] }
  expect(zoomPlan({ ...run, sessions: [session, two], registrations: [single] }, now)).toMatchObject([
    { session: { id: 'one' }, leaving: [link], coming: [] },
    { session: { id: 'two' }, leaving: [], coming: [single] },
  ])
})
