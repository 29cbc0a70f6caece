import { StandingPage, standingPageMetadata } from './standing-page'

export const generateMetadata = () => standingPageMetadata('about')

export default function Page() {
  return <StandingPage name="about" />
}
