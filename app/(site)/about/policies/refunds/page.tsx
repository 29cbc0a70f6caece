import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('refunds')

export default function Page() {
  return <StandingPage name="refunds" />
}
