import type { ReactNode } from 'react'
import { cachedSettings } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { Prose } from '@/components/site/prose'
import { DefinitionList } from '@/components/ui/definition-list'
import { otherWays } from '@/lib/giving/tax-facts'
import { receiptIssuer } from '@/lib/settings'

export const metadata = pageMetadata({
  title: 'Other ways to give',
  description: 'Giving to ORNCC by check, from a donor-advised fund or an IRA, with shares, or with an employer.',
  path: '/donate/other-ways',
})

export default async function OtherWaysPage() {
  const issuer = receiptIssuer(await cachedSettings())
  return (
    <div className="page">
      <PageHeader
        title="Other ways to give"
        lede="Whoever sends a gift for you asks for our name, tax number and address. Here they are, and what each way needs."
        up={[{ href: '/donate', label: 'Give' }]}
      />
      <div className="measure mb-10">
        {issuer.ok ? (
          <DefinitionList
            items={[
              { term: 'Made out to', detail: issuer.legalName },
              { term: 'Mailed to', detail: issuer.postalAddress },
              { term: 'Tax number (EIN)', detail: issuer.ein },
            ]}
          />
        ) : (
          <GivingClosed missing={issuer.missing} />
        )}
      </div>
      <Prose>
        <Way title="A check" facts={otherWays.check} />
        <Way title="A donor-advised fund" facts={otherWays.donorAdvisedFund} />
        <Way title="An IRA" facts={otherWays.ira} />
        <Way title="Shares" facts={otherWays.stock}>
          <a href="/contact">Write to us</a>
        </Way>
        <Way title="Your employer" facts={otherWays.employer}>
          <a href="/donate/give">Give by card</a>
        </Way>
        <Way title="A will" facts={otherWays.will}>
          <a href="/contact">Write to us</a>
        </Way>
      </Prose>
      <p className="measure mt-10 border-line border-t pt-4 text-ink-soft text-sm">
        These are facts as we know them, and no advice about your taxes.
      </p>
    </div>
  )
}

function Way({ title, facts, children }: { title: string; facts: readonly string[]; children?: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {children && <p>{children}</p>}
    </>
  )
}
