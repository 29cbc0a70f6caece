import { StandingPage, standingPageMetadata } from '@/app/(site)/about/standing-page'

export const generateMetadata = () => standingPageMetadata('scholarships')

export default function Page() {
  return <StandingPage name="scholarships" />
}
