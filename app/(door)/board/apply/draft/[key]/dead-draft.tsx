import { DeadLinkPage } from '@/components/site/dead-link'
import { ButtonLink } from '@/components/ui/button'

/** A link to an application in the making that opens nothing: broken by a mail, thrown away, or erased on its day. */
export function DeadDraft() {
  return (
    <DeadLinkPage>
      <p>
        Perhaps the mail broke it over two lines, or a part was left out when it was copied. Or what was filled in is
        erased: you did so yourself, or its day had come.
      </p>
      <p>Type your address once more: we mail you a new link, to what is there or to an empty form.</p>
      <ButtonLink href="/board/apply#begin">Type my address</ButtonLink>
    </DeadLinkPage>
  )
}
