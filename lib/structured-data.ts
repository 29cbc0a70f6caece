import { organization } from '@/content/organization'
import { env } from './env'

/** A thing that search engines are told of, in schema.org's words. */
export type Thing = Record<string, unknown>

/** The full address of a path of this site; a full address stays as it is. */
export function fullAddress(path: string): string {
  return new URL(path, env.SITE_URL).href
}

/** Things of one page, as the JSON-LD that stands in it. */
export function graph(...things: readonly Thing[]): Thing {
  return { '@context': 'https://schema.org', '@graph': things }
}

/** How other things of the same page point to ORNCC: `publisher`, `organizer`, `provider`. */
export const organizationReference = { '@id': fullAddress('/#organization') }

/** ORNCC itself. What the site does not know (address, telephone, EIN) is not said. */
export const organizationThing: Thing = {
  '@type': 'NGO',
  ...organizationReference,
  name: organization.name,
  alternateName: organization.shortName,
  description: organization.description,
  url: fullAddress('/'),
  logo: fullAddress('/icon-180.png'),
  foundingDate: String(organization.founded),
  nonprofitStatus: 'https://schema.org/Nonprofit501c3',
  areaServed: organization.areasServed,
}

/** The way from the home page down to a page, the page itself last. */
export function breadcrumbs(steps: readonly { href: string; label: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ href: '/', label: organization.shortName }, ...steps].map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.label,
      item: fullAddress(step.href),
    })),
  }
}
