import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('agreements')

export default function Page() {
  return <StandingPage name="agreements" />
}
