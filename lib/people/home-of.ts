import type { Role } from '@/lib/db'

/** Where somebody goes who has signed in without having asked for a page: to their desk, else to their own account. */
export function homeOf(roles: readonly Role[]): '/staff' | '/trainer' | '/account' {
  if (roles.some((role) => role !== 'TRAINER')) return '/staff'
  return roles.length > 0 ? '/trainer' : '/account'
}
