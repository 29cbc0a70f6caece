import { cachedSettings } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { receiptIssuer } from '@/lib/settings'

export const metadata = pageMetadata({
  title: 'Other ways to give',
  description: 'Giving to ORNCC by check, or from a donor-advised fund.',
  path: '/donate/other-ways',
})

export default async function OtherWaysPage() {
  const issuer = receiptIssuer(await cachedSettings())
  return (
    <div className="page">
      <PageHeader
        title="Other ways to give"
        lede="A check costs no card fee. A donor-advised fund will ask you for our name, tax number and address: here they are."
        up={[{ href: '/donate', label: 'Give' }]}
      />
      {issuer.ok ? (
        <div className="measure">
          <DefinitionList
            items={[
              { term: 'Made out to', detail: issuer.legalName },
              { term: 'Mailed to', detail: issuer.postalAddress },
              { term: 'Tax number (EIN)', detail: issuer.ein },
            ]}
          />
          <p className="mt-6">
            Put your name and an address beside the check, so that a receipt can reach you. For anything else, such as
            stock or a gift in a will, <a href="/contact">write to us</a> first.
          </p>
        </div>
      ) : (
        <GivingClosed missing={issuer.missing} />
      )}
    </div>
  )
}
