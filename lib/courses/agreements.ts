/** The date of content/pages/agreements.mdx as people agree to it; each registration keeps it. */
export const AGREEMENTS_VERSION = '2026-11-22'
export const AGREEMENTS_HREF = '/about/policies/agreements'
