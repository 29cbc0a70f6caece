import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'

/** What the page at a secret address says once that was killed by `renewAddress`. */
export function RenewedAddress() {
  return (
    <div className="page">
      <FormTitle>The old address is dead</FormTitle>
      <PageHeader title="The old address is dead" />
      <p className="measure" role="status">
        It shows nothing any more. The new one is on its way to your mail, and only there.
      </p>
    </div>
  )
}
