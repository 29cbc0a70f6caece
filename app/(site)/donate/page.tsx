import { cachedSettings } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { Prose } from '@/components/site/prose'
import { TaxLine } from '@/components/site/tax-line'
import { Button } from '@/components/ui/button'
import { PRESETS } from '@/lib/giving/schema'
import { receiptIssuer } from '@/lib/settings'
import { GatheringWater } from './gathering-water'

export const metadata = pageMetadata({
  title: 'Give',
  description: 'What a gift to ORNCC carries, what happens when you give, and what it means for taxes.',
  path: '/donate',
})

export default async function DonatePage() {
  const issuer = receiptIssuer(await cachedSettings())
  return (
    <>
      <div className="page grid gap-x-16 lg:grid-cols-[1fr_23rem]">
        <PageHeader
          title="Give to ORNCC"
          lede="For more than twenty years people in Oregon and southwest Washington have been learning, with ORNCC, to say honestly what they feel and need, and to hear it from somebody else. Your gift helps that go on."
        />
        <div className="mb-12 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-12">
          {issuer.ok ? <Amounts /> : <GivingClosed missing={issuer.missing} />}
        </div>
        <Reasons />
      </div>
      <div className="mt-14">
        <GatheringWater />
      </div>
    </>
  )
}

/** Two small forms: a preset is one press, and the amount of one's own never meets a preset in one address. */
function Amounts() {
  return (
    <section aria-labelledby="amounts" className="border-2 border-line bg-leaf p-5 sm:p-6">
      <h2 id="amounts" className="text-xl">
        A gift, once
      </h2>
      <p className="mt-1 text-ink-soft">Nothing is charged again.</p>
      <form action="/donate/give" method="get" className="mt-5 grid grid-cols-2 gap-3">
        {PRESETS.map((dollars) => (
          <Button key={dollars} look="quiet" name="amount" value={dollars}>
            <span className="max-sm:sr-only">Give&nbsp;</span>${dollars}
          </Button>
        ))}
      </form>
      <form action="/donate/give" method="get" className="mt-6 border-line border-t pt-5">
        <label htmlFor="amount" className="block font-semibold">
          Another amount
        </label>
        <div className="mt-1.5 flex flex-wrap gap-3">
          <div className="relative min-w-32 flex-1">
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 left-0 flex w-9 items-center justify-center text-ink-soft"
            >
              $
            </span>
            <input
              id="amount"
              name="amount"
              type="text"
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              className="block min-h-11 w-full rounded-stone border-2 border-stone bg-paper py-2 pr-3 pl-8"
            />
          </div>
          <Button look="give">Give this amount</Button>
        </div>
      </form>
      <p className="mt-5 text-sm">
        Your name and email come next, then Stripe’s own payment page.{' '}
        <a href="/donate/other-ways">Other ways to give</a>
      </p>
    </section>
  )
}

function Reasons() {
  return (
    <Prose plain>
      <h2 className="mt-0">What a gift carries</h2>
      <p>
        The introduction to Nonviolent Communication is free. The courses go on from there, and people join them by Zoom
        from all over Oregon and southwest Washington and from far beyond. The articles on this site are open to
        everybody.
      </p>
      <p>
        Gifts go to the general fund, which carries this work as a whole. They are not set aside for one course, one
        region or one person. ORNCC’s board is five volunteers.
      </p>
      <h2>What happens when you give</h2>
      <ul>
        <li>You pay on Stripe’s own page. Your card number never reaches us.</li>
        <li>A numbered receipt comes by mail as soon as the payment is confirmed.</li>
        <li>It is one gift. It starts nothing that you would have to stop.</li>
      </ul>
      <h2>What it means for taxes</h2>
      <TaxLine />
      <p>
        The receipt carries the statement that federal rules ask for. What a gift does to your own taxes depends on your
        circumstances, and we cannot promise it. A course fee is not a gift, even though the course is held by a
        charity.
      </p>
    </Prose>
  )
}
