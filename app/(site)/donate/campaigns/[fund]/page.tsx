import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cachedCampaign } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { CampaignProgress } from '@/components/site/campaign-progress'
import { Json } from '@/components/site/json'
import { Markdown } from '@/components/site/markdown'
import { PageHeader } from '@/components/site/page-header'
import { TaxLine } from '@/components/site/tax-line'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Campaign } from '@/lib/giving/funds/fund-queries'
import { takesGifts } from '@/lib/giving/funds/fund-state'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'

/** Its last day may be over. */
export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<{ fund: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const campaign = await cachedCampaign((await params).fund)
  if (!campaign) return {}
  const { name, purpose, slug } = campaign
  return pageMetadata({ title: name, description: purpose, path: `/donate/campaigns/${slug}` })
}

export default async function CampaignPage({ params }: Props) {
  const campaign = await cachedCampaign((await params).fund)
  if (!campaign) notFound()
  const isOpen = takesGifts(campaign, new Date())
  const up = [{ href: '/donate', label: 'Give' }]
  return (
    <div className="page">
      <Json
        data={graph(
          organizationThing,
          breadcrumbs([...up, { href: `/donate/campaigns/${campaign.slug}`, label: campaign.name }]),
        )}
      />
      <PageHeader title={campaign.name} lede={campaign.purpose} up={up} />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_26rem]">
        <div className="lg:col-start-2">
          <CampaignProgress campaign={campaign} isOpen={isOpen} />
          <div className="mt-6 space-y-4">
            <ButtonLink href={isOpen ? `/donate/give?fund=${campaign.slug}` : '/donate'} look="give">
              {isOpen ? 'Give to this campaign' : 'Give to ORNCC'}
            </ButtonLink>
            <div className="text-ink-soft text-sm">
              <TaxLine />
            </div>
          </div>
        </div>
        <div className="space-y-10 lg:col-start-1 lg:row-start-1">
          {campaign.isDemonstration && (
            <Notice look="demonstration" title="A made-up campaign">
              It shows how one looks. Its goal, its gifts and the names are demonstration data.
            </Notice>
          )}
          <Markdown>{campaign.story}</Markdown>
          <Givers campaign={campaign} />
        </div>
      </div>
    </div>
  )
}

function Givers({ campaign: { names, giverCount } }: { campaign: Campaign }) {
  if (giverCount === 0) return null
  const others = giverCount - names.length
  const more = others === 1 ? 'one more who is not named here' : `${others} more who are not named here`
  return (
    <section aria-labelledby="givers" className="measure">
      <h2 id="givers" className="mb-3 text-2xl">
        Given by
      </h2>
      {names.length > 0 && (
        <ul className="gap-x-8 sm:columns-2">
          {names.map((name, index) => (
            // Two people may have one name, and the list never changes on its page.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <li key={index} className="break-inside-avoid border-line border-b py-1.5">
              {name}
            </li>
          ))}
        </ul>
      )}
      {others > 0 && (
        <p className="mt-3 text-ink-soft">
          {names.length > 0
            ? `And ${more}.`
            : `By ${giverCount === 1 ? 'one person' : `${giverCount} people`}, not named here.`}
        </p>
      )}
    </section>
  )
}
