import { z } from 'zod'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'

// The one door to Zoom, spoken to as a Server-to-Server OAuth app. Nothing of Zoom's own shapes leaves this file, and no
// error that leaves it repeats Zoom's words: they hold addresses.

const TIMEOUT_MS = 10_000
/** Zoom's most. */
const PAGE_SIZE = 300
const LONGEST_NAME = 64
/** A token lives for an hour; the last minute of it is left unused. */
const SPARE_SECONDS = 60
const MEETING_IS_GONE = 3001

/** Whether meetings are made through Zoom's API; where they are not, links are pasted. */
export const isZoomConnected = env.ZOOM_ACCOUNT_ID !== undefined

/** What Zoom answered, or that it did not. `refused`: asking the same again is no use, though something else may work. */
export class ZoomError extends Error {
  constructor(
    deed: string,
    readonly status: number | null,
    readonly code: number | null,
    options?: ErrorOptions,
  ) {
    super(
      `Zoom ${status === null ? 'did not answer' : `answered ${status} (${code ?? 'no code'})`} to: ${deed}`,
      options,
    )
    this.name = 'ZoomError'
  }

  /** Whether this is about one request alone: another one may well succeed now. */
  get isRefusal(): boolean {
    return this.status !== null && this.status >= 400 && this.status < 500 && this.status !== 401
  }
}

type Request = {
  deed: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  query?: Record<string, string>
  body?: object
}

let token: Promise<{ value: string; usableUntil: number }> | undefined

async function usableToken(): Promise<string> {
  const kept = await token?.catch(() => undefined)
  if (kept && kept.usableUntil > Date.now()) return kept.value
  token = freshToken()
  return (await token).value
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() })

async function freshToken() {
  const basic = Buffer.from(`${env.ZOOM_CLIENT_ID}:${env.ZOOM_CLIENT_SECRET}`).toString('base64')
  const url = new URL('/oauth/token', env.ZOOM_API_BASE ?? 'https://zoom.us')
  const response = await send('ask for a token', url, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: env.ZOOM_ACCOUNT_ID ?? '' }),
  })
  if (!response.ok) throw new ZoomError('ask for a token', response.status, null)
  const { access_token, expires_in } = tokenSchema.parse(await response.json())
  return { value: access_token, usableUntil: Date.now() + (expires_in - SPARE_SECONDS) * 1000 }
}

async function send(deed: string, url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    throw new ZoomError(deed, null, null, { cause: error })
  }
}

/** Asks, with a fresh token if Zoom does not know the kept one any more. Throws a ZoomError unless the answer is good. */
async function ask({ deed, method, path, query = {}, body }: Request): Promise<unknown> {
  const url = new URL(`/v2${path}`, env.ZOOM_API_BASE ?? 'https://api.zoom.us')
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const attempt = async () =>
    send(deed, url, {
      method,
      headers: { authorization: `Bearer ${await usableToken()}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  let response = await attempt()
  if (response.status === 401) {
    token = undefined
    response = await attempt()
  }
  const text = await response.text().catch((error: unknown) => {
    throw new ZoomError(deed, null, null, { cause: error })
  })
  if (!response.ok) throw new ZoomError(deed, response.status, codeOf(text))
  return text === '' ? null : JSON.parse(text)
}

function codeOf(text: string): number | null {
  try {
    return z.object({ code: z.number() }).parse(JSON.parse(text)).code
  } catch {
    return null
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ZoomError && error.status === 404 && error.code === MEETING_IS_GONE
}

/** Every page of a list. Zoom's paging is by a token that is empty on the last page. */
async function askForAll(request: Request): Promise<unknown[]> {
  const pages: unknown[] = []
  let next = ''
  do {
    const query = { ...request.query, page_size: String(PAGE_SIZE), ...(next ? { next_page_token: next } : {}) }
    const page = await ask({ ...request, query })
    pages.push(page)
    next = z.object({ next_page_token: z.string().default('') }).parse(page).next_page_token
  } while (next !== '')
  return pages
}

/** A session as Zoom is told of it. */
export type MeetingFacts = { sessionId: string; topic: string; startsAt: Date; endsAt: Date; zone: string }

// Kept in the agenda, of which Zoom's list repeats the first 250 characters. By it a meeting is found again that was made
// while its number was lost on the way to us.
const agendaOf = (sessionId: string) => `Looked after by ORNCC's website: session ${sessionId}`
const agendaPattern = /ORNCC's website: session ([0-9a-f-]{36})/

function meetingBody({ sessionId, topic, startsAt, endsAt, zone }: MeetingFacts) {
  return {
    topic,
    type: 2,
    start_time: startsAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    duration: Math.ceil((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS),
    timezone: zone,
    agenda: agendaOf(sessionId),
  }
}

/**
 * Each has a link of their own, which nobody must approve; the room opens a quarter of an hour before, as our doors do,
 * whether or not the host is there; and every mail is ours.
 */
const settings = {
  approval_type: 0,
  registrants_email_notification: false,
  registrants_confirmation_email: false,
  join_before_host: true,
  jbh_time: 15,
  waiting_room: false,
  meeting_authentication: false,
  auto_recording: 'none',
}

const meetingSchema = z.object({ id: z.number() })

/** Makes a meeting for a session and returns its number. */
export async function createMeeting(facts: MeetingFacts): Promise<string> {
  const path = `/users/${encodeURIComponent(env.ZOOM_HOST)}/meetings`
  const body = { ...meetingBody(facts), settings }
  const made = await ask({ deed: 'make a meeting', method: 'POST', path, body })
  return String(meetingSchema.parse(made).id)
}

/** Tells Zoom a session's times; `gone` when somebody has deleted the meeting there. */
export async function updateMeeting(meetingId: string, facts: MeetingFacts): Promise<'updated' | 'gone'> {
  const path = `/meetings/${meetingId}`
  try {
    await ask({ deed: 'change a meeting', method: 'PATCH', path, body: meetingBody(facts) })
    return 'updated'
  } catch (error) {
    if (isGone(error)) return 'gone'
    throw error
  }
}

/** Deletes a meeting, with all links to it. One that is gone already is as good. */
export async function deleteMeeting(meetingId: string): Promise<void> {
  const query = { schedule_for_reminder: 'false', cancel_meeting_reminder: 'false' }
  try {
    await ask({ deed: 'delete a meeting', method: 'DELETE', path: `/meetings/${meetingId}`, query })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const meetingsSchema = z.object({ meetings: z.array(z.object({ id: z.number(), agenda: z.string().default('') })) })

/** The host's meetings that are ours, by their session; the oldest first where there are several of one. */
export async function findMeetings(): Promise<Map<string, string[]>> {
  const path = `/users/${encodeURIComponent(env.ZOOM_HOST)}/meetings`
  const pages = await askForAll({ deed: 'list the meetings', method: 'GET', path, query: { type: 'scheduled' } })
  const found = new Map<string, string[]>()
  for (const { id, agenda } of pages.flatMap((page) => meetingsSchema.parse(page).meetings)) {
    const sessionId = agendaPattern.exec(agenda)?.[1]
    if (sessionId) found.set(sessionId, [...(found.get(sessionId) ?? []), String(id)])
  }
  return found
}

const registrantSchema = z.object({ registrant_id: z.string(), join_url: z.url() })

/** Gives a person a link of their own to a meeting. Asked again for the same address, Zoom gives the same. */
export async function addRegistrant(
  meetingId: string,
  person: { name: string; email: string },
): Promise<{ registrantId: string; joinUrl: string } | 'gone'> {
  const body = { email: person.email, first_name: [...person.name].slice(0, LONGEST_NAME).join('') }
  const path = `/meetings/${meetingId}/registrants`
  try {
    const made = await ask({ deed: 'give a link', method: 'POST', path, body })
    const { registrant_id, join_url } = registrantSchema.parse(made)
    return { registrantId: registrant_id, joinUrl: join_url }
  } catch (error) {
    if (isGone(error)) return 'gone'
    throw error
  }
}

/** Makes a person's link to a meeting open nothing. Where the meeting or the person is gone at Zoom it does not already. */
export async function cancelRegistrant(meetingId: string, registrantId: string): Promise<void> {
  const body = { action: 'cancel', registrants: [{ id: registrantId }] }
  const path = `/meetings/${meetingId}/registrants/status`
  await orNothing(ask({ deed: 'take a link back', method: 'PUT', path, body }))
}

/** Somebody's stay in a room. Who leaves and comes again has several, and who joins by two devices has two at once. */
export type Stay = { registrantId: string | null; email: string | null; joinedAt: Date; leftAt: Date }

const instancesSchema = z.object({ meetings: z.array(z.object({ uuid: z.string() })) })
const staysSchema = z.object({
  participants: z.array(
    z.object({
      registrant_id: z.string().optional(),
      user_email: z.string().optional(),
      join_time: z.coerce.date(),
      leave_time: z.coerce.date(),
    }),
  ),
})

/**
 * Who was in a meeting and when, over all the times it was held: a host who ends it by mistake begins it again. Empty as
 * long as Zoom has no report of it; reports come late.
 */
export async function readStays(meetingId: string): Promise<Stay[]> {
  const held = await orNothing(
    ask({ deed: 'list past meetings', method: 'GET', path: `/past_meetings/${meetingId}/instances` }),
  )
  if (held === null) return []
  const stays: Stay[] = []
  for (const { uuid } of instancesSchema.parse(held).meetings) {
    // Zoom decodes a meeting's id twice.
    const path = `/report/meetings/${encodeURIComponent(encodeURIComponent(uuid))}/participants`
    const query = { include_fields: 'registrant_id' }
    const pages = await orNothing(askForAll({ deed: 'read who came', method: 'GET', path, query }))
    for (const stay of (pages ?? []).flatMap((page) => staysSchema.parse(page).participants)) {
      stays.push({
        registrantId: stay.registrant_id || null,
        email: stay.user_email?.toLowerCase() || null,
        joinedAt: stay.join_time,
        leftAt: stay.leave_time,
      })
    }
  }
  return stays
}

async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ZoomError && error.status === 404) return null
    throw error
  }
}
