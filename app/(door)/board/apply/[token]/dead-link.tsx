import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'

/** A link to an application that opens nothing: broken by a mail, or its application is erased as was promised. */
export function DeadApplicationLink() {
  return (
    <div className="page">
      <FormTitle>This link does not open anything</FormTitle>
      <PageHeader title="This link does not open anything" />
      <div className="measure space-y-4">
        <p>
          Perhaps the mail broke it over two lines, or a part was left out when it was copied. Or the application is
          erased, as we said we would on that day.
        </p>
        <p>
          If that does not help, <a href="/contact?topic=board">write to us</a>.
        </p>
      </div>
    </div>
  )
}
