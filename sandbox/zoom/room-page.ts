import { html, page } from '@/sandbox/html'
import { htmlReply, type Route, seeOther } from '@/sandbox/http'
import { joinUrl } from './api'
import { join } from './meetings'
import type { Store } from './store'

const deadLink = () =>
  htmlReply(
    page(
      'Zoom in the sandbox',
      html`<main class="narrow"><h1>This link is not valid</h1><p>The registration was cancelled, or there is no such meeting.</p></main>`,
    ),
    410,
  )

/** Where a person's own link leads: Zoom's room, which one can go into and no more. */
export const roomPageRoutes = (store: Store, url: string): Route[] => {
  const find = (meetingId: string, tk: string | null) =>
    store.registrantsOf(Number(meetingId)).find((one) => one.tk === tk && one.status === 'approved')
  return [
    {
      method: 'GET',
      path: '/zoom/w/:id',
      answer: (incoming, { id = '' }) => {
        const registrant = find(id, incoming.url.searchParams.get('tk'))
        const meeting = store.meeting(Number(id))
        if (!registrant || !meeting) return deadLink()
        const isIn = store
          .instancesOf(meeting.id)
          .filter(({ isOver }) => !isOver)
          .some(({ uuid }) => store.visitsTo(uuid).some((visit) => visit.registrantId === registrant.id))
        const state = isIn
          ? html`<p role="status">You are in the room as ${registrant.first_name}.</p>`
          : html`<form method="post"><p><button class="main">Join as ${registrant.first_name}</button></p></form>`
        return htmlReply(
          page(
            'Zoom in the sandbox',
            html`<main class="narrow"><p class="standin">This stands in for Zoom. Nobody sees or hears you.</p>
<h1>${meeting.topic}</h1>${state}
<p><a href="/sandbox/zoom">All meetings</a></p></main>`,
          ),
        )
      },
    },
    {
      method: 'POST',
      path: '/zoom/w/:id',
      answer: (incoming, { id = '' }) => {
        const registrant = find(id, incoming.url.searchParams.get('tk'))
        if (!registrant) return deadLink()
        join(store, registrant, new Date())
        return seeOther(joinUrl(url, registrant))
      },
    },
  ]
}
