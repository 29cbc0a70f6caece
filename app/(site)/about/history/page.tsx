import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('history')

export default function Page() {
  return <StandingPage name="history" />
}
