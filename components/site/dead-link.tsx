import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'

/**
 * What stands at a secret address that opens nothing: said kindly, with the way to get a fresh one. Pages show it with
 * status 200, since Next leaves a page that answers 404 empty for who has no script.
 */
export function DeadLinkPage({ children }: { children: ReactNode }) {
  const title = 'This link does not open anything'
  return (
    <div className="page">
      <FormTitle>{title}</FormTitle>
      <PageHeader title={title} />
      <div className="measure space-y-4">{children}</div>
    </div>
  )
}

const askAgain = { registrations: '/find-my-registration', gifts: '/donate/find-my-gifts' }

export function DeadLink({ of }: { of: keyof typeof askAgain }) {
  return (
    <DeadLinkPage>
      <p>
        Perhaps the mail broke it over two lines, or a part was left out when it was copied. We can send you your links
        again.
      </p>
      <ButtonLink href={askAgain[of]}>Send me my links</ButtonLink>
      <p>
        If that does not help, <a href="/contact">write to us</a>.
      </p>
    </DeadLinkPage>
  )
}

/** The same for a link about announcements, whose address is forgotten some time after it was stopped or never confirmed. */
export function DeadInterestLink() {
  return (
    <DeadLinkPage>
      <p>
        Perhaps the mail broke it over two lines. Or it is old: 30 days after you have stopped these mails, or have not
        said yes to them, we forget your address and write to you no more.
      </p>
      <ButtonLink href="/courses">See the courses</ButtonLink>
    </DeadLinkPage>
  )
}
