import type { Route } from '@/sandbox/http'
import { joinUrl, zoomApi } from './api'
import { deskPageRoutes } from './desk-page'
import { hold, type Stay } from './meetings'
import { roomPageRoutes } from './room-page'
import { type Meeting, openStore, type Registrant, type ZoomState } from './store'
import { goodDay, type Switches } from './switches'

export type ZoomSandbox = {
  meetings: () => readonly Meeting[]
  /** Who may come to a meeting, with their own links. */
  registrants: (meetingId: number) => (Registrant & { joinUrl: string })[]
  /** Writes down a meeting as held and over, for its report. */
  hold: (meetingId: number, stays: readonly Stay[]) => void
  /** Deletes a meeting as somebody would at Zoom itself. */
  remove: (meetingId: number) => void
  /** Makes every token that was given out unknown. */
  forgetTokens: () => void
  /** How Zoom is from now on; what is left out is as on a good day. */
  be: (switches: Partial<Switches>) => void
  /** What was asked of the API so far, "POST /v2/users/me/meetings". */
  requests: () => readonly string[]
}

export function openZoom({ url, initial, changed }: { url: string; initial: ZoomState; changed: () => void }) {
  const store = openStore(initial, changed)
  let switches = goodDay
  const requests: string[] = []
  const heard = (request: string) => requests.push(request)
  const tokens = new Map<string, number>()
  const routes: Route[] = [
    ...zoomApi({ url, store, tokens, switches: () => switches, heard }),
    ...roomPageRoutes(store, url),
    ...deskPageRoutes(store, url, {
      now: () => switches,
      turn(next) {
        switches = next
      },
    }),
  ]
  return {
    sandbox: {
      meetings: () => store.state().meetings,
      registrants: (meetingId) =>
        store.registrantsOf(meetingId).map((registrant) => ({ ...registrant, joinUrl: joinUrl(url, registrant) })),
      hold: (meetingId, stays) => hold(store, meetingId, stays),
      remove: (meetingId) => store.removeMeeting(meetingId),
      forgetTokens: () => tokens.clear(),
      be(next) {
        switches = { ...goodDay, ...next }
      },
      requests: () => requests,
    } satisfies ZoomSandbox,
    routes,
    state: store.state,
  }
}
