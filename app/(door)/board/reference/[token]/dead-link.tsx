import { DeadLinkPage } from '@/components/site/dead-link'

/** A referee's link that opens nothing: broken by a mail, or the application is erased. */
export function DeadReferenceLink() {
  return (
    <DeadLinkPage>
      <p>
        Perhaps the mail broke it over two lines, or a part was left out when it was copied. Or your word is no longer
        needed, and what we had about it is erased.
      </p>
      <p>
        If that does not help, <a href="/contact?topic=board">write to us</a>.
      </p>
    </DeadLinkPage>
  )
}
