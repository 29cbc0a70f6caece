import { Role } from '@/lib/db'

/** What each role lets somebody do, in the words in which they are told of it. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  OWNER: { name: 'Owner', may: 'give roles to people and take them away, and change the settings' },
  STAFF: { name: 'Staff', may: 'look after courses, runs, seats, scholarships and the people in them' },
  TREASURER: { name: 'Treasurer', may: 'see and refund money, enter gifts, and send receipts and statements' },
  REVIEWER: { name: 'Reviewer', may: 'read board applications' },
  TRAINER: { name: 'Trainer', may: 'see the runs that they teach, and who comes' },
}

/** In the order in which desks list them. */
export const roles = [Role.OWNER, Role.STAFF, Role.TREASURER, Role.REVIEWER, Role.TRAINER] as const
