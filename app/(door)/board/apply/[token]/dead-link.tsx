import { DeadLinkPage } from '@/components/site/dead-link'

/** A link to an application that opens nothing: broken by a mail, or its application is erased as was promised. */
export function DeadApplicationLink() {
  return (
    <DeadLinkPage>
      <p>
        Perhaps the mail broke it over two lines, or a part was left out when it was copied. Or the application is
        erased, as we said we would on that day.
      </p>
      <p>
        If that does not help, <a href="/contact?topic=board">write to us</a>.
      </p>
    </DeadLinkPage>
  )
}
