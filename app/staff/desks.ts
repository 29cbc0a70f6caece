/** The lists of the desk by what they are about, and who may open each. */
const desks = [
  { group: 'Courses', href: '/staff/runs', label: 'Runs', roles: ['STAFF'] },
  { group: 'Courses', href: '/staff/scholarships', label: 'Scholarships', roles: ['STAFF'] },
  { group: 'Courses', href: '/staff/discounts', label: 'Discount codes', roles: ['STAFF'] },
  { group: 'People', href: '/staff/people', label: 'People', roles: ['STAFF'] },
  { group: 'People', href: '/staff/mail', label: 'Mail', roles: ['STAFF'] },
  { group: 'Money', href: '/staff/gifts', label: 'Gifts', roles: ['TREASURER'] },
  { group: 'Money', href: '/staff/funds', label: 'Funds', roles: ['TREASURER'] },
  { group: 'Money', href: '/staff/statements', label: 'Statements', roles: ['TREASURER'] },
  { group: 'Money', href: '/staff/payments', label: 'Payments', roles: ['TREASURER'] },
  { group: 'Money', href: '/staff/reconcile', label: 'Payouts', roles: ['TREASURER'] },
  { group: 'Board', href: '/staff/applications', label: 'Applications', roles: ['STAFF', 'REVIEWER'] },
  { group: 'System', href: '/staff/audit', label: 'Audit', roles: ['STAFF', 'TREASURER', 'REVIEWER', 'OWNER'] },
  { group: 'System', href: '/staff/jobs', label: 'Jobs', roles: ['STAFF'] },
  { group: 'System', href: '/staff/grants', label: 'Roles', roles: ['OWNER'] },
  { group: 'System', href: '/staff/settings', label: 'Settings', roles: ['OWNER'] },
] as const

/** The desks that somebody with these roles may open, by group, in the order above. */
export function desksOf(roles: readonly string[]) {
  const open = desks.filter((desk) => desk.roles.some((role) => roles.includes(role)))
  const groups = [...new Set(open.map(({ group }) => group))]
  return groups.map((label) => ({ label, links: open.filter(({ group }) => group === label) }))
}
