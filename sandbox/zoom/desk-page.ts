import { z } from 'zod'
import { html, page, printedTime } from '@/sandbox/html'
import { htmlReply, type Route, seeOther } from '@/sandbox/http'
import { joinUrl } from './api'
import { endMeeting } from './meetings'
import type { Meeting, Store } from './store'
import { goodDay, type Switches } from './switches'

const here = '/sandbox/zoom'

const form = z.object({
  isDown: z.stringbool().default(goodDay.isDown),
  isLimited: z.stringbool().default(goodDay.isLimited),
  losesAnswers: z.stringbool().default(goodDay.losesAnswers),
  answerAfterMs: z.coerce.number().int().min(0).max(60_000).default(goodDay.answerAfterMs),
  reportsAreLate: z.stringbool().default(goodDay.reportsAreLate),
})

const box = (name: string, label: string, isOn: boolean) =>
  html`<label><input type="checkbox" name="${name}" value="true" ${isOn ? html`checked` : null}> ${label}</label>`

const switchForm = (switches: Switches) => html`
<form method="post" action="${here}/switches">
<fieldset><legend>How Zoom is today</legend>
${box('isDown', 'Down: it answers 503', switches.isDown)}
${box('isLimited', 'Overrun: it answers 429', switches.isLimited)}
${box('losesAnswers', 'It makes the changes it is asked for, and its answers are lost', switches.losesAnswers)}
${box('reportsAreLate', 'Reports of who came are not ready', switches.reportsAreLate)}
</fieldset>
<p><label for="answerAfterMs">Slow: milliseconds before it answers</label>
<input id="answerAfterMs" name="answerAfterMs" type="number" min="0" max="60000" value="${switches.answerAfterMs}"></p>
<p><button>Be like this</button></p>
</form>`

const meetingItem = (store: Store, url: string, meeting: Meeting) => {
  const isOn = store.instancesOf(meeting.id).some(({ isOver }) => !isOver)
  return html`<li><p><strong>${meeting.topic}</strong> ${isOn ? 'on now' : null}</p>
<p class="quiet">${meeting.id}, ${printedTime(new Date(meeting.start_time))}, ${meeting.duration} minutes</p>
<ul>${store.registrantsOf(meeting.id).map(
    (registrant) => html`<li>${registrant.first_name}, ${registrant.email}, ${registrant.status}
${registrant.status === 'approved' ? html`<a href="${joinUrl(url, registrant)}">Open the join link</a>` : null}</li>`,
  )}</ul>
${
  isOn
    ? html`<form method="post" action="${here}/meetings/${meeting.id}/end">
<p><label for="minutes-${meeting.id}">Minutes that everybody in it was there</label>
<input id="minutes-${meeting.id}" name="minutes" type="number" min="1" max="1440" value="${meeting.duration}"></p>
<p><button>End the meeting</button></p></form>`
    : null
}</li>`
}

/** The page that shows the meetings and who may come, with the switches as forms. */
export const deskPageRoutes = (
  store: Store,
  url: string,
  switches: { now: () => Switches; turn: (switches: Switches) => void },
): Route[] => [
  {
    method: 'GET',
    path: here,
    answer: () =>
      htmlReply(
        page(
          'Zoom in the sandbox',
          html`<main><p><a href="/sandbox">Sandbox</a></p><h1>Zoom in the sandbox</h1>
${switchForm(switches.now())}
<h2>Meetings</h2><ul class="plain">${store
            .state()
            .meetings.toSorted((one, other) => one.start_time.localeCompare(other.start_time))
            .map((meeting) => meetingItem(store, url, meeting))}</ul></main>`,
        ),
      ),
  },
  {
    method: 'POST',
    path: `${here}/switches`,
    answer({ body }) {
      const given = form.safeParse(Object.fromEntries(new URLSearchParams(body)))
      if (!given.success) {
        return { status: 400, headers: { 'content-type': 'text/plain' }, body: z.prettifyError(given.error) }
      }
      switches.turn(given.data)
      return seeOther(here)
    },
  },
  {
    method: 'POST',
    path: `${here}/meetings/:id/end`,
    answer({ body }, { id = '' }) {
      endMeeting(store, Number(id), Number(new URLSearchParams(body).get('minutes') ?? 0))
      return seeOther(here)
    },
  },
]
