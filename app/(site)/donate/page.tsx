import { cachedCampaign, cachedCampaignSlugs, cachedLastYear, cachedSettings, showsDemonstration } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { CampaignProgress } from '@/components/site/campaign-progress'
import { GivingClosed } from '@/components/site/giving-closed'
import { PageHeader } from '@/components/site/page-header'
import { Prose } from '@/components/site/prose'
import { TaxLine } from '@/components/site/tax-line'
import { Button } from '@/components/ui/button'
import { takesGifts } from '@/lib/giving/funds/fund-state'
import { PRESETS } from '@/lib/giving/schema'
import { taxFacts } from '@/lib/giving/tax-facts'
import { receiptIssuer } from '@/lib/settings'
import { GatheringWater } from './gathering-water'

export const metadata = pageMetadata({
  title: 'Give',
  description: 'What a gift to ORNCC carries, what happens when you give, and what it means for taxes.',
  path: '/donate',
})

/** The last day of a campaign may be over. */
export const revalidate = 60

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
        <div>
          <Carried />
          {issuer.ok && <Campaigns />}
          <Reasons />
        </div>
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
        Your gift
      </h2>
      <p className="mt-1 text-ink-soft">Once, or each month or year: you choose on the next page.</p>
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
        <a href="/donate/other-ways">Other ways to give</a>. Given before?{' '}
        <a href="/donate/find-my-gifts">Find your gifts and receipts</a>
      </p>
    </section>
  )
}

const figures = [
  {
    name: 'sessions',
    one: 'meeting of a course or a gathering was held',
    many: 'meetings of courses and gatherings were held',
  },
  { name: 'people', one: 'person had a seat in one', many: 'people had a seat in them' },
  { name: 'freeSeats', one: 'of the seats cost nothing', many: 'of the seats cost nothing' },
  { name: 'scholarships', one: 'scholarship made a price smaller', many: 'scholarships made a price smaller' },
] as const

/** What there is to count is counted; what there is not is left out rather than told. */
async function Carried() {
  const counts = await cachedLastYear()
  const counted = figures.filter(({ name }) => counts[name] > 0)
  const isDemonstration = await showsDemonstration()
  return (
    <section aria-labelledby="carried" className="measure mb-12">
      <h2 id="carried" className="text-2xl">
        What a gift helps to carry
      </h2>
      {counted.length > 0 && (
        <>
          <p className="mt-3">In the last twelve months</p>
          <ul className="mt-2 border-line border-t">
            {counted.map(({ name, one, many }) => (
              <li key={name} className="flex items-baseline gap-4 border-line border-b py-2">
                <span className="min-w-14 text-right font-serif text-2xl tabular-nums">
                  {counts[name].toLocaleString('en-US')}
                </span>
                <span>{counts[name] === 1 ? one : many}</span>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-ink-soft text-sm">
            {isDemonstration
              ? 'Counted from the demonstration data of this site: none of it has taken place.'
              : 'Counted from this site’s own records, each time this page is made.'}
          </p>
        </>
      )}
      <p className="mt-5">
        The introduction to Nonviolent Communication is free. The courses go on from there, and people join them by Zoom
        from all over Oregon and southwest Washington and from far beyond. The articles on this site are open to
        everybody.
      </p>
    </section>
  )
}

/** The campaigns that take gifts now, each with how far it has come. */
async function Campaigns() {
  const campaigns = await Promise.all((await cachedCampaignSlugs()).map((slug) => cachedCampaign(slug)))
  const open = campaigns.flatMap((campaign) => (campaign && takesGifts(campaign, new Date()) ? campaign : []))
  if (open.length === 0) return null
  return (
    <section aria-labelledby="campaigns" className="measure mb-12">
      <h2 id="campaigns" className="mb-4 text-2xl">
        Now under way
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,16rem),1fr))] gap-6">
        {open.map((campaign) => (
          <li key={campaign.slug} className="flex flex-col border-2 border-line bg-leaf p-5">
            <h3 className="text-xl">
              <a href={`/donate/campaigns/${campaign.slug}`} className="title-link">
                {campaign.name}
              </a>
            </h3>
            {campaign.isDemonstration && <p className="text-ink-soft text-sm">Made up for this demonstration.</p>}
            <p className="mt-1 mb-auto pb-3">{campaign.purpose}</p>
            <CampaignProgress campaign={campaign} isOpen />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reasons() {
  return (
    <Prose>
      <h2 className="mt-0">What happens with it</h2>
      <ul>
        <li>You pay on Stripe’s own page. Your card number never reaches us.</li>
        <li>
          It goes to the general fund, which carries the work as a whole, unless you choose another fund in the form.
          The receipt names the fund.
        </li>
        <li>A numbered receipt comes by mail as soon as the payment is confirmed. It is never altered afterwards.</li>
        <li>ORNCC’s board is five volunteers. Every payment and every refund is a record that nobody can delete.</li>
        <li>What this site knows about you is never sold, exchanged or lent.</li>
        <li>
          A gift given once is charged once. One that comes again says on which day, and its receipt brings a link with
          which you change, pause or stop it, without a password.
        </li>
      </ul>
      <p>
        What ORNCC publishes about its money, and what it has still to publish, stands on the page about{' '}
        <a href="/about/transparency">transparency</a>. If you would rather give by check, from a donor-advised fund, an
        IRA or with your employer, see <a href="/donate/other-ways">other ways to give</a>.
      </p>
      <h2>What it means for taxes</h2>
      <TaxLine />
      <ul>
        {taxFacts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <h2>If money is not what you can give</h2>
      <p>
        Take a seat in the free introduction, and bring somebody along. Write or suggest an article. Or{' '}
        <a href="/board/apply">apply to the board</a>.
      </p>
    </Prose>
  )
}
