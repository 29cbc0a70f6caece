import { randomBytes, randomInt } from 'node:crypto'

export type Meeting = {
  id: number
  uuid: string
  topic: string
  agenda: string
  /** UTC, to the second. */
  start_time: string
  duration: number
  timezone: string
  created_at: string
  settings: Record<string, unknown> & { approval_type: number }
}

export type Registrant = {
  id: string
  meetingId: number
  email: string
  first_name: string
  last_name: string
  status: 'approved' | 'cancelled' | 'denied' | 'pending'
  /** What is secret in the link. */
  tk: string
  /** When a link was asked for, since Zoom gives the same person three a day. */
  asked: string[]
}

/** A meeting as it was held, once; a host who ends it and begins again holds it twice. */
export type Instance = { uuid: string; meetingId: number; start_time: string; isOver: boolean }

export type Visit = {
  instance: string
  registrantId: string | null
  name: string
  email: string
  join_time: string
  leave_time: string | null
}

export type ZoomState = { meetings: Meeting[]; registrants: Registrant[]; instances: Instance[]; visits: Visit[] }
export const emptyZoom: ZoomState = { meetings: [], registrants: [], instances: [], visits: [] }

/** Everything that the stand-in knows, in the order in which it was made. Objects are replaced, never changed. */
export function openStore(initial: ZoomState, changed: () => void) {
  let state = initial

  function put(next: Partial<ZoomState>) {
    state = { ...state, ...next }
    changed()
  }

  return {
    state: () => state,
    meeting: (id: number) => state.meetings.find((meeting) => meeting.id === id),
    registrantsOf: (meetingId: number) => state.registrants.filter((registrant) => registrant.meetingId === meetingId),
    instancesOf: (meetingId: number) => state.instances.filter((instance) => instance.meetingId === meetingId),
    visitsTo: (instance: string) => state.visits.filter((visit) => visit.instance === instance),
    putMeeting(made: Meeting) {
      put({ meetings: [...state.meetings.filter(({ id }) => id !== made.id), made] })
    },
    removeMeeting(id: number) {
      put({
        meetings: state.meetings.filter((meeting) => meeting.id !== id),
        registrants: state.registrants.filter(({ meetingId }) => meetingId !== id),
      })
    },
    putRegistrant(made: Registrant) {
      put({ registrants: [...state.registrants.filter(({ id }) => id !== made.id), made] })
    },
    putInstance(made: Instance) {
      put({ instances: [...state.instances.filter(({ uuid }) => uuid !== made.uuid), made] })
    },
    putVisits(instance: string, visits: Visit[]) {
      put({ visits: [...state.visits.filter((visit) => visit.instance !== instance), ...visits] })
    },
  }
}

export type Store = ReturnType<typeof openStore>

export const newMeetingId = () => randomInt(80_000_000_000, 89_999_999_999)
/** Zoom's are base64, and may begin with a slash, so that an address must hold them encoded twice. */
export const newUuid = () => `/${randomBytes(15).toString('base64')}==`
export const newSecret = () => randomBytes(16).toString('base64url')
/** Zoom's times have no fractions of a second. */
export const zoomTime = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z')
