import { pageMetadata } from '@/app/page-metadata'
import { HomeInvitations } from '@/components/site/home-invitations'
import { HomeOpening } from '@/components/site/home-opening'
import { HomePath } from '@/components/site/home-path'
import { HomeReading } from '@/components/site/home-reading'
import { HomeRuns } from '@/components/site/home-runs'
import { Json } from '@/components/site/json'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { ButtonLink } from '@/components/ui/button'
import { organization } from '@/content/organization'
import { publishedArticles } from '@/lib/articles/queries'
import { fullAddress, graph, organizationReference, organizationThing } from '@/lib/structured-data'
import { learningPath } from './learning-path'
import { upcomingEvents } from './upcoming-events'

// It says which events are still to come.
export const revalidate = 60

export const metadata = {
  ...pageMetadata({
    title: `${organization.shortName} · ${organization.name}`,
    description: organization.description,
    path: '/',
  }),
  title: { absolute: `${organization.shortName} · ${organization.name}` },
}

const site = {
  '@type': 'WebSite',
  '@id': fullAddress('/#site'),
  name: organization.shortName,
  alternateName: organization.name,
  url: fullAddress('/'),
  publisher: organizationReference,
}

export default async function Page() {
  const [articles, news, events, { path }] = await Promise.all([
    publishedArticles('article'),
    publishedArticles('news'),
    upcomingEvents(5),
    learningPath(new Date()),
  ])
  return (
    <>
      <Json data={graph(organizationThing, site)} />
      <HomeOpening
        title="A place to learn how to listen, and how to say what matters"
        actions={
          <>
            <ButtonLink href="/events/level/introduction">Come to a free introduction</ButtonLink>
            <ButtonLink href="/courses" look="quiet">
              See the courses
            </ButtonLink>
          </>
        }
      >
        <p>{organization.mission}</p>
        <p className="font-sans text-base">
          The {organization.name} is a nonprofit, begun in {organization.founded}. Come to us in Oregon, in southwest
          Washington, or by Zoom from anywhere.
        </p>
      </HomeOpening>
      {path && (
        <HomePath
          title="The path"
          lede="Three courses lead from a first taste to a practice of your own. Begin where you are: what each one asks for, you judge yourself."
          bends={path}
        />
      )}
      <HomeRuns events={events} />
      <HomeReading articles={articles.slice(0, 3)} news={news.slice(0, 3)} />
      <HomeInvitations />
      <LocalTimeScript />
    </>
  )
}
