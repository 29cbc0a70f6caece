import { ButtonLink } from '@/components/ui/button'

/** How a calendar is subscribed to: a link for the programs that have one way, and the address for those that have another. */
export function CalendarHelp({ address }: { address: string }) {
  return (
    <div className="space-y-4">
      <ButtonLink href={address.replace(/^https?:/, 'webcal:')}>Subscribe in my calendar</ButtonLink>
      <p>
        That works on iPhone, iPad and Mac, and in Outlook and Thunderbird. Where it does not, give your calendar this
        address:
      </p>
      <p className="break-all border-line border-l-4 pl-4 font-semibold">{address}</p>
      <ul className="list-disc space-y-2 pl-6">
        <li>
          Google: on a computer, beside “Other calendars” choose <span aria-hidden="true">+</span> and “From URL”.
        </li>
        <li>Outlook on the web: “Add calendar”, then “Subscribe from web”.</li>
      </ul>
      <p className="text-ink-soft text-sm">
        Calendars look for news when they like: most of them every few hours, Google about once a day.
      </p>
    </div>
  )
}
