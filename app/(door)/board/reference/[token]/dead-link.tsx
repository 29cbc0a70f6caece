import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'

/** A referee's link that opens nothing: broken by a mail, or the application is erased. */
export function DeadReferenceLink() {
  const title = 'This link does not open anything'
  return (
    <div className="page">
      <FormTitle>{title}</FormTitle>
      <PageHeader title={title} />
      <div className="measure space-y-4">
        <p>
          Perhaps the mail broke it over two lines, or a part was left out when it was copied. Or your word is no longer
          needed, and what we had about it is erased.
        </p>
        <p>
          If that does not help, <a href="/contact?topic=board">write to us</a>.
        </p>
      </div>
    </div>
  )
}
