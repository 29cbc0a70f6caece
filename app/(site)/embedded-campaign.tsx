import { cachedCampaign } from '@/app/cached'
import { CampaignProgress } from '@/components/site/campaign-progress'
import { takesGifts } from '@/lib/giving/funds/fund-state'

/**
 * A campaign in an article or a page. What it shows is tagged with its fund, and so is the page around it: a gift renews
 * both. Where there is no such campaign, as in another database, the text goes on without it.
 */
export async function EmbeddedCampaign({ fund }: { fund: string }) {
  const campaign = await cachedCampaign(fund)
  if (!campaign) return null
  const href = `/donate/campaigns/${campaign.slug}`
  return (
    <section
      aria-labelledby={`campaign-${fund}`}
      className="clear-both border-2 border-line bg-leaf p-5 font-sans text-base sm:p-6"
    >
      <h2 id={`campaign-${fund}`} className="text-xl">
        <a href={href} className="title-link">
          {campaign.name}
        </a>
      </h2>
      {campaign.isDemonstration && <p className="text-ink-soft text-sm">Made up for this demonstration.</p>}
      <p className="mt-1 mb-3">{campaign.purpose}</p>
      <CampaignProgress campaign={campaign} isOpen={takesGifts(campaign, new Date())} />
      <p className="mt-3">
        <a href={href} className="inline-flex min-h-11 items-center">
          Read more, and give
        </a>
      </p>
    </section>
  )
}
