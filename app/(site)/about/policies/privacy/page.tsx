import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('privacy')

export default function Page() {
  return <StandingPage name="privacy" />
}
