import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'
import { cachedSettings } from '@/app/cached'
import { DefinitionList } from '@/components/ui/definition-list'

export const generateMetadata = () => standingPageMetadata('transparency')

export default async function Page() {
  const { legalName, ein, postalAddress } = await cachedSettings()
  const missing = 'Not set yet. Until it is, no receipt can be written and giving is closed.'
  return (
    <StandingPage name="transparency">
      <h2>Who a receipt is from</h2>
      <DefinitionList
        items={[
          { term: 'Legal name', detail: legalName ?? missing },
          { term: 'EIN', detail: ein ?? missing },
          { term: 'Postal address', detail: postalAddress ?? missing },
        ]}
      />
    </StandingPage>
  )
}
