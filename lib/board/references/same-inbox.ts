/**
 * Whether two addresses most likely lead to one person's inbox: what follows a plus sign never counts, and at Gmail dots do
 * not either. Who applies is not asked about themselves.
 */
export function isSameInbox(one: string, other: string): boolean {
  return inboxOf(one) === inboxOf(other)
}

function inboxOf(email: string): string {
  const [name = '', domain = ''] = email.trim().toLowerCase().split('@')
  const [plain = ''] = name.split('+')
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com'
  return isGmail ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`
}
