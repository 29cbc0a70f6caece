/** The lists of the desk and who may open each. */
const desks = [
  { href: '/staff/runs', label: 'Runs', roles: ['STAFF'] },
  { href: '/staff/scholarships', label: 'Scholarships', roles: ['STAFF'] },
  { href: '/staff/discounts', label: 'Discount codes', roles: ['STAFF'] },
  { href: '/staff/gifts', label: 'Gifts', roles: ['TREASURER'] },
  { href: '/staff/funds', label: 'Funds', roles: ['TREASURER'] },
  { href: '/staff/statements', label: 'Statements', roles: ['TREASURER'] },
  { href: '/staff/payments', label: 'Payments', roles: ['TREASURER'] },
  { href: '/staff/reconcile', label: 'Payouts', roles: ['TREASURER'] },
  { href: '/staff/applications', label: 'Applications', roles: ['STAFF', 'REVIEWER'] },
  { href: '/staff/grants', label: 'Roles', roles: ['OWNER'] },
  { href: '/staff/settings', label: 'Settings', roles: ['OWNER'] },
] as const

export function desksOf(roles: readonly string[]) {
  return desks.filter((desk) => desk.roles.some((role) => roles.includes(role)))
}
