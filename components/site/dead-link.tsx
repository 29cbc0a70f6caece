import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'

/**
 * A secret link that opens nothing: said kindly, with the way to get a fresh one. Pages show it with status 200, since
 * Next leaves a page that answers 404 empty for who has no script.
 */
export function DeadLink({ of = 'registrations' }: { of?: 'registrations' | 'gifts' }) {
  return (
    <div className="page">
      <FormTitle>This link does not open anything</FormTitle>
      <PageHeader title="This link does not open anything" />
      <div className="measure space-y-4">
        <p>
          Perhaps the mail broke it over two lines, or a part was left out when it was copied. We can send you your
          links again.
        </p>
        <ButtonLink href={of === 'gifts' ? '/donate/find-my-gifts' : '/find-my-registration'}>
          Send me my links
        </ButtonLink>
        <p>
          If that does not help, <a href="/contact">write to us</a>.
        </p>
      </div>
    </div>
  )
}

/** The same for a link about announcements, whose address is forgotten some time after it was stopped or never confirmed. */
export function DeadInterestLink() {
  return (
    <div className="page">
      <FormTitle>This link does not open anything</FormTitle>
      <PageHeader title="This link does not open anything" />
      <div className="measure space-y-4">
        <p>
          Perhaps the mail broke it over two lines. Or it is old: 30 days after you have stopped these mails, or have
          not said yes to them, we forget your address and write to you no more.
        </p>
        <ButtonLink href="/courses">See the courses</ButtonLink>
      </div>
    </div>
  )
}
