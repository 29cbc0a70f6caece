import { z } from 'zod'
import { type Incoming, jsonReply, type PathValues, type Reply, type Route } from '@/sandbox/http'
import {
  type Instance,
  type Meeting,
  newMeetingId,
  newSecret,
  newUuid,
  type Registrant,
  type Store,
  zoomTime,
} from './store'
import { type Switches, under } from './switches'

const HOST = { id: 'sAndb0xHost', email: 'host@example.org', name: 'The host' }
const TOKEN_SECONDS = 3600
const LINKS_A_DAY = 3
const DAY_MS = 24 * 60 * 60_000

/** A refusal in Zoom's form. */
const refusal = (status: number, code: number, message: string) => jsonReply({ code, message }, status)
const done: Reply = { status: 204, headers: {}, body: '' }
const noMeeting = (id: string) => refusal(404, 3001, `Meeting does not exist: ${id}.`)

type Endpoint = (incoming: Incoming, path: PathValues) => Reply

/** Zoom's API, as far as the site uses it: /oauth/token and /v2/…. `heard` is told of each request. */
export function zoomApi(options: {
  url: string
  store: Store
  /** Until when each is good, in milliseconds. */
  tokens: Map<string, number>
  switches: () => Switches
  heard: (request: string) => void
}): Route[] {
  const { url, store, tokens, switches, heard } = options

  const behind =
    (endpoint: Endpoint): Endpoint =>
    (incoming, path) => {
      const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? ''
      const isGood = (tokens.get(token) ?? 0) > Date.now()
      return isGood ? endpoint(incoming, path) : refusal(401, 124, 'Invalid access token.')
    }

  const at = (method: NonNullable<Route['method']>, path: string, endpoint: Endpoint): Route => ({
    method,
    path,
    answer(incoming, values) {
      heard(`${method} ${incoming.url.pathname}`)
      const isChange = method !== 'GET' && path.startsWith('/v2/')
      return under(switches(), isChange, () => endpoint(incoming, values))
    },
  })

  const ofMeeting =
    (endpoint: (meeting: Meeting, incoming: Incoming) => Reply): Endpoint =>
    (incoming, { id = '' }) => {
      const meeting = store.meeting(Number(id))
      return meeting ? endpoint(meeting, incoming) : noMeeting(id)
    }

  return [
    at('POST', '/oauth/token', ({ headers, body }) => {
      const form = new URLSearchParams(body)
      const basic = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`
      if (headers.authorization !== basic) {
        return jsonReply({ reason: 'Invalid client_id or client_secret', error: 'invalid_client' }, 400)
      }
      if (form.get('grant_type') !== 'account_credentials') {
        return jsonReply({ reason: 'unsupported grant type', error: 'unsupported_grant_type' }, 400)
      }
      if (form.get('account_id') !== 'sandbox') {
        return jsonReply({ reason: 'Bad Request', error: 'invalid_request' }, 400)
      }
      const token = newSecret()
      tokens.set(token, Date.now() + TOKEN_SECONDS * 1000)
      return jsonReply({
        access_token: token,
        token_type: 'bearer',
        expires_in: TOKEN_SECONDS,
        scope: 'meeting report',
      })
    }),
    at('POST', '/v2/users/:host/meetings', behind(createMeeting(store, url))),
    at('GET', '/v2/users/:host/meetings', behind(listMeetings(store, url))),
    at('GET', '/v2/meetings/:id', behind(ofMeeting((meeting) => jsonReply(meetingObject(meeting, url))))),
    at('PATCH', '/v2/meetings/:id', behind(ofMeeting(updateMeeting(store)))),
    at('DELETE', '/v2/meetings/:id', behind(ofMeeting(deleteMeeting(store)))),
    at('POST', '/v2/meetings/:id/registrants', behind(ofMeeting(addRegistrant(store, url)))),
    at('PUT', '/v2/meetings/:id/registrants/status', behind(ofMeeting(changeRegistrants(store)))),
    at('GET', '/v2/past_meetings/:id/instances', behind(listInstances(store))),
    at('GET', '/v2/report/meetings/:uuid/participants', behind(reportParticipants(store, switches))),
  ]
}

/** The way into a meeting for one registrant. */
export const joinUrl = (url: string, { meetingId, tk }: Registrant) => `${url}/zoom/w/${meetingId}?tk=${tk}`

const isHost = (name = '') => ['me', HOST.id, HOST.email].includes(decodeURIComponent(name))
const noUser = (name = '') => refusal(404, 1001, `User does not exist: ${decodeURIComponent(name)}.`)

const meetingFields = {
  topic: z.string().min(1).max(200),
  type: z.literal(2),
  start_time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  duration: z.int().min(1).max(1440),
  timezone: z.string().regex(/^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/),
  agenda: z.string().max(2000),
}

const settingsSchema = z.strictObject({
  approval_type: z.literal([0, 1, 2]).default(2),
  registrants_email_notification: z.boolean().optional(),
  registrants_confirmation_email: z.boolean().optional(),
  join_before_host: z.boolean().optional(),
  jbh_time: z.literal([0, 5, 10, 15]).optional(),
  waiting_room: z.boolean().optional(),
  meeting_authentication: z.boolean().optional(),
  auto_recording: z.enum(['local', 'cloud', 'none']).optional(),
})

const newMeeting = z.strictObject({ ...meetingFields, settings: settingsSchema.default({ approval_type: 2 }) })
const changedMeeting = z.strictObject({ ...meetingFields, settings: settingsSchema }).partial()

/** What a request brings, or Zoom's words about what is wrong with it. */
function read<Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> | Reply {
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    return refusal(400, 300, 'Request Body should be a valid JSON object.')
  }
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return jsonReply({ code: 300, message: 'Validation Failed.', errors }, 400)
}

const isReply = (value: object): value is Reply => 'status' in value && 'headers' in value

const meetingObject = (meeting: Meeting, url: string) => ({
  ...meeting,
  host_id: HOST.id,
  host_email: HOST.email,
  type: 2,
  status: 'waiting',
  // With registration the meeting's own link leads to a form. The site must never show it to anybody.
  join_url: `${url}/zoom/shared/${meeting.id}`,
  start_url: `${url}/zoom/s/${meeting.id}?zak=${newSecret()}`,
})

const createMeeting =
  (store: Store, url: string): Endpoint =>
  ({ body }, { host }) => {
    if (!isHost(host)) return noUser(host)
    const given = read(newMeeting, body)
    if (isReply(given)) return given
    const { type: _, ...fields } = given
    const meeting = { id: newMeetingId(), uuid: newUuid(), created_at: zoomTime(new Date()), ...fields }
    store.putMeeting(meeting)
    return jsonReply(meetingObject(meeting, url), 201)
  }

const listMeetings =
  (store: Store, url: string): Endpoint =>
  (incoming, { host }) => {
    if (!isHost(host)) return noUser(host)
    return paged(incoming, store.state().meetings, (meetings) => ({
      meetings: meetings.map((meeting) => {
        const { settings: _, host_email: __, start_url: ___, status: ____, ...listed } = meetingObject(meeting, url)
        return { ...listed, agenda: meeting.agenda.slice(0, 250) }
      }),
    }))
  }

/** A page of a list, with the token of the next. */
function paged<Row>({ url }: Incoming, rows: readonly Row[], show: (page: readonly Row[]) => object): Reply {
  const size = Math.min(Number(url.searchParams.get('page_size') ?? 30), 300)
  const from = Number(url.searchParams.get('next_page_token') || 0)
  const next = from + size < rows.length ? String(from + size) : ''
  const page = rows.slice(from, from + size)
  return jsonReply({ page_size: size, total_records: rows.length, next_page_token: next, ...show(page) })
}

const updateMeeting =
  (store: Store) =>
  (meeting: Meeting, { body }: Incoming) => {
    const given = read(changedMeeting, body)
    if (isReply(given)) return given
    const { type: _, settings, ...fields } = given
    store.putMeeting({ ...meeting, ...fields, settings: { ...meeting.settings, ...settings } })
    return done
  }

const deleteMeeting = (store: Store) => (meeting: Meeting) => {
  if (store.instancesOf(meeting.id).some(({ isOver }) => !isOver)) {
    return refusal(400, 3002, `Sorry, you cannot delete this meeting since it's in progress.`)
  }
  store.removeMeeting(meeting.id)
  return done
}

const newRegistrant = z.strictObject({
  email: z.email().max(128),
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).default(''),
})

const addRegistrant =
  (store: Store, url: string) =>
  (meeting: Meeting, { body }: Incoming) => {
    if (meeting.settings.approval_type === 2) {
      return refusal(404, 404, `Registration has not been enabled for this meeting: ${meeting.id}.`)
    }
    const given = read(newRegistrant, body)
    if (isReply(given)) return given
    const former = store.registrantsOf(meeting.id).filter(({ email }) => email === given.email.toLowerCase())
    const now = new Date()
    const approved = former.find(({ status }) => status === 'approved')
    const asked = former.flatMap((one) => one.asked).filter((at) => now.getTime() - Date.parse(at) < DAY_MS)
    if (asked.length >= LINKS_A_DAY) {
      const words = `You have exceeded the daily rate limit (${LINKS_A_DAY}) of Add meeting registrant API requests`
      return refusal(429, 429, `${words} for the registrant (${given.email}).`)
    }
    const registrant: Registrant = {
      id: newSecret(),
      tk: newSecret(),
      ...approved,
      meetingId: meeting.id,
      ...given,
      email: given.email.toLowerCase(),
      status: 'approved',
      asked: [...(approved?.asked ?? []), now.toISOString()],
    }
    store.putRegistrant(registrant)
    const { id, topic, start_time } = meeting
    return jsonReply({ registrant_id: registrant.id, id, topic, start_time, join_url: joinUrl(url, registrant) }, 201)
  }

const statusChange = z.strictObject({
  action: z.enum(['approve', 'cancel', 'deny']),
  registrants: z.array(z.strictObject({ id: z.string().optional(), email: z.string().optional() })).max(30),
})

const states = { approve: 'approved', cancel: 'cancelled', deny: 'denied' } as const

const changeRegistrants =
  (store: Store) =>
  (meeting: Meeting, { body }: Incoming) => {
    const given = read(statusChange, body)
    if (isReply(given)) return given
    for (const { id, email } of given.registrants) {
      const registrant = store.registrantsOf(meeting.id).find((one) => one.id === id || one.email === email)
      if (registrant) store.putRegistrant({ ...registrant, status: states[given.action] })
    }
    return done
  }

const listInstances =
  (store: Store): Endpoint =>
  (_, { id = '' }) => {
    const over = store.instancesOf(Number(id)).filter(({ isOver }) => isOver)
    if (over.length === 0 && !store.meeting(Number(id))) return noMeeting(id)
    return jsonReply({ meetings: over.map(({ uuid, start_time }) => ({ uuid, start_time })) })
  }

const reportParticipants =
  (store: Store, switches: () => Switches): Endpoint =>
  (incoming, { uuid: encoded = '' }) => {
    const once = decodeURIComponent(encoded)
    const uuid = decodeURIComponent(once)
    // Zoom has decoded once before it looks for the parts of a path.
    if (once.includes('/')) return noMeeting(uuid)
    const instance = store.state().instances.find((one) => one.uuid === uuid)
    if (!instance?.isOver || switches().reportsAreLate) return noMeeting(uuid)
    const showsRegistrants = incoming.url.searchParams.get('include_fields') === 'registrant_id'
    return paged(incoming, participantsOf(store, instance), (page) => ({
      participants: page.map(({ registrant_id, ...rest }) => (showsRegistrants ? { ...rest, registrant_id } : rest)),
    }))
  }

function participantsOf(store: Store, instance: Instance) {
  return store.visitsTo(instance.uuid).map(({ registrantId, name, email, join_time, leave_time }, index) => {
    const left = leave_time ?? join_time
    return {
      // Zoom tells these two of its own account's people alone.
      id: '',
      user_email: email,
      user_id: String(16_778_240 + index * 1024),
      name,
      join_time,
      leave_time: left,
      duration: Math.round((Date.parse(left) - Date.parse(join_time)) / 1000),
      registrant_id: registrantId ?? '',
      status: 'in_meeting',
    }
  })
}
