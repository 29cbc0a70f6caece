import { cachedKeepTimes } from '@/app/cached'
import { mdxComponents } from '@/components/site/mdx'
import { EmbeddedCampaign } from './embedded-campaign'

/** How long things are kept, as the settings say it at this moment. */
async function KeepTimes() {
  const times = await cachedKeepTimes()
  return (
    <ul>
      {times.map(({ label, time, after, why }) => (
        <li key={label}>
          {label}: <strong>{time}</strong> after {after}. {why}
        </li>
      ))}
    </ul>
  )
}

/** What texts in content/ are drawn with: the site's components, and these, which ask the database. */
export const bodyComponents = { ...mdxComponents, Campaign: EmbeddedCampaign, KeepTimes }
