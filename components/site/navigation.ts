/** The main ways through the site, in the order of the header. */
export const ways = [
  { href: '/courses', label: 'Courses' },
  { href: '/events', label: 'Events' },
  { href: '/articles', label: 'Articles' },
  { href: '/news', label: 'News' },
  { href: '/about', label: 'About' },
] as const
