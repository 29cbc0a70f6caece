import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('accessibility')

export default function Page() {
  return <StandingPage name="accessibility" />
}
