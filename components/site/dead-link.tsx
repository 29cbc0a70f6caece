import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'

/**
 * A secret link that opens nothing: said kindly, with the way to get a fresh one. Pages show it with status 200, since
 * Next leaves a page that answers 404 empty for who has no script.
 */
export function DeadLink() {
  return (
    <div className="page">
      <FormTitle>This link does not open anything</FormTitle>
      <PageHeader title="This link does not open anything" />
      <div className="measure space-y-4">
        <p>
          Perhaps the mail broke it over two lines, or a part was left out when it was copied. We can send you your
          links again.
        </p>
        <ButtonLink href="/find-my-registration">Send me my links</ButtonLink>
        <p>
          If that does not help, <a href="/contact">write to us</a>.
        </p>
      </div>
    </div>
  )
}
