import type { RunView } from '@/lib/courses/queries'
import type { RunState } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { isoMoment } from '@/lib/dates'
import { fullAddress, organizationReference, type Thing } from '@/lib/structured-data'

/** A run as search engines are told of it: its sessions, its place (an online one leads to the run's page), its price. */
export function eventThing(run: RunView, state: RunState): Thing {
  const url = fullAddress(`/events/${run.slug}`)
  const online = run.isOnline ? [{ '@type': 'VirtualLocation', url }] : []
  const onsite = run.venue ? [{ '@type': 'Place', name: run.venue, address: run.venue }] : []
  const mode = online.length > 0 && onsite.length > 0 ? 'Mixed' : online.length > 0 ? 'Online' : 'Offline'
  const common = {
    '@type': 'EducationEvent',
    name: run.course.title,
    description: run.course.summary,
    url,
    organizer: organizationReference,
    location: [...online, ...onsite],
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    eventStatus: `https://schema.org/${state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
  }
  const takingPlace = chosenSessions(run.sessions, [])
  const [first] = takingPlace
  const last = takingPlace.at(-1)
  const at = (instant: string | undefined) => instant && isoMoment(new Date(instant), run.zone)
  return {
    ...common,
    startDate: at(first?.startsAt),
    endDate: at(last?.endsAt),
    performer: run.trainers.map(({ name }) => ({ '@type': 'Person', name })),
    ...(run.capacity === null ? {} : { maximumAttendeeCapacity: run.capacity }),
    offers: run.tiers.map((tier) => ({
      '@type': 'Offer',
      name: tier.label,
      url,
      price: (tier.leastCents / 100).toFixed(2),
      priceCurrency: 'USD',
      availability: `https://schema.org/${state === 'open' ? 'InStock' : state === 'few' ? 'LimitedAvailability' : 'SoldOut'}`,
    })),
    ...(run.sessions.length > 1
      ? {
          subEvent: run.sessions.map(({ startsAt, endsAt, cancelledAt }) => ({
            ...common,
            ...(cancelledAt ? { eventStatus: 'https://schema.org/EventCancelled' } : {}),
            startDate: at(startsAt),
            endDate: at(endsAt),
          })),
        }
      : {}),
  }
}
