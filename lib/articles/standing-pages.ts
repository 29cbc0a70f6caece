/** The pages that stay: the name of their file in content/pages, and their address. */
export const standingPages = {
  about: '/about',
  history: '/about/history',
  transparency: '/about/transparency',
  scholarships: '/scholarships',
  privacy: '/about/policies/privacy',
  refunds: '/about/policies/refunds',
  accessibility: '/about/policies/accessibility',
  agreements: '/about/policies/agreements',
} as const

export type StandingPageName = keyof typeof standingPages

export function isStandingPage(name: string): name is StandingPageName {
  return Object.hasOwn(standingPages, name)
}
