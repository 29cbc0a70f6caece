import { newUuid, type Registrant, type Store, type Visit, zoomTime } from './store'

const MINUTE_MS = 60_000

/** Lets a registrant into a meeting, which begins if it is not on. */
export function join(store: Store, registrant: Registrant, now: Date): void {
  const { meetingId } = registrant
  const instance = store.instancesOf(meetingId).find(({ isOver }) => !isOver) ?? {
    uuid: newUuid(),
    meetingId,
    start_time: zoomTime(now),
    isOver: false,
  }
  store.putInstance(instance)
  store.putVisits(instance.uuid, [...store.visitsTo(instance.uuid), visitOf(instance.uuid, registrant, now, null)])
}

const visitOf = (instance: string, { id, email, first_name }: Registrant, from: Date, until: Date | null): Visit => ({
  instance,
  registrantId: id,
  name: first_name,
  email,
  join_time: zoomTime(from),
  leave_time: until && zoomTime(until),
})

/**
 * Ends a meeting as if everybody who is in it had come when it was to begin and had stayed for so many minutes, so that
 * nobody has to wait to see a report.
 */
export function endMeeting(store: Store, meetingId: number, minutes: number): void {
  const meeting = store.meeting(meetingId)
  const instance = store.instancesOf(meetingId).find(({ isOver }) => !isOver)
  if (!meeting || !instance) return
  const until = zoomTime(new Date(Date.parse(meeting.start_time) + minutes * MINUTE_MS))
  store.putInstance({ ...instance, start_time: meeting.start_time, isOver: true })
  const visits = store.visitsTo(instance.uuid)
  store.putVisits(
    instance.uuid,
    visits.map((visit) => ({ ...visit, join_time: meeting.start_time, leave_time: until })),
  )
}

/** Somebody's stay in a meeting that was held, for tests: by the id of a registrant, by an address, or by neither. */
export type Stay = { registrantId?: string; email?: string; from: Date; until: Date }

/** Writes down a meeting as held and over. */
export function hold(store: Store, meetingId: number, stays: readonly Stay[]): void {
  const uuid = newUuid()
  const first = Math.min(...stays.map(({ from }) => from.getTime()))
  store.putInstance({ uuid, meetingId, start_time: zoomTime(new Date(first)), isOver: true })
  store.putVisits(
    uuid,
    stays.map(({ registrantId = null, email = '', from, until }) => ({
      instance: uuid,
      registrantId,
      name: 'Somebody',
      email,
      join_time: zoomTime(from),
      leave_time: zoomTime(until),
    })),
  )
}
