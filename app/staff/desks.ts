const everybody = ['STAFF', 'TREASURER', 'REVIEWER', 'OWNER'] as const

/** The lists of the desk by what they are about, what each is for, and who may open it. */
const desks = [
  {
    group: 'Courses',
    href: '/staff/runs',
    label: 'Runs',
    words: 'Who has a seat, and one form that adds or changes a run.',
    roles: ['STAFF'],
  },
  {
    group: 'Courses',
    href: '/staff/courses',
    label: 'Course texts',
    words: 'What each course says of itself, and who waits for a run of it.',
    roles: ['STAFF'],
  },
  {
    group: 'Courses',
    href: '/staff/trainers',
    label: 'Trainers',
    words: 'Who can lead a run, and what may truly be said of them.',
    roles: ['STAFF'],
  },
  {
    group: 'Courses',
    href: '/staff/scholarships',
    label: 'Scholarships',
    words: 'Who has asked to pay less, and the answers.',
    roles: ['STAFF'],
  },
  {
    group: 'Courses',
    href: '/staff/discounts',
    label: 'Discount codes',
    words: 'Codes that take something off the price of a seat.',
    roles: ['STAFF'],
  },
  {
    group: 'People',
    href: '/staff/people',
    label: 'People',
    words: 'Who is known here; a wrong name or address put right, two records made one.',
    roles: ['STAFF'],
  },
  {
    group: 'People',
    href: '/staff/mail',
    label: 'Mail',
    words: 'What the site has written to whom, and what became of it.',
    roles: ['STAFF'],
  },
  {
    group: 'Money',
    href: '/staff/gifts',
    label: 'Gifts',
    words: 'What was given, the receipt of each gift, and what about money waits for the treasurer.',
    roles: ['TREASURER'],
  },
  {
    group: 'Money',
    href: '/staff/funds',
    label: 'Funds',
    words: 'What gifts can be set aside for, and the campaigns.',
    roles: ['TREASURER'],
  },
  {
    group: 'Money',
    href: '/staff/statements',
    label: 'Statements',
    words: 'The year-end statements of donors: which are made, mailed, or to be printed.',
    roles: ['TREASURER'],
  },
  {
    group: 'Money',
    href: '/staff/payments',
    label: 'Payments',
    words: 'Every payment, its fee and what went back of it; refunds by line, disputes, and exports for the books.',
    roles: ['TREASURER'],
  },
  {
    group: 'Money',
    href: '/staff/reconcile',
    label: 'Payouts',
    words: 'What each deposit at the bank is made of, and where Stripe’s books and ours differ.',
    roles: ['TREASURER'],
  },
  {
    group: 'Texts',
    href: '/staff/content',
    label: 'Texts',
    words: 'Articles, news and pages: what waits for its day, what has grown old, what is to be mended.',
    roles: ['STAFF'],
  },
  {
    group: 'Board',
    href: '/staff/applications',
    label: 'Applications',
    words: 'Who has applied to the board.',
    roles: ['STAFF', 'REVIEWER'],
  },
  {
    group: 'Board',
    href: '/staff/board',
    label: 'Who serves',
    words: 'The board’s members, what is to be done for new ones, and disclosures of interests.',
    roles: ['STAFF', 'REVIEWER'],
  },
  {
    group: 'System',
    href: '/staff/audit',
    label: 'Audit',
    words: 'Who did what to what, and when.',
    roles: everybody,
  },
  {
    group: 'System',
    href: '/staff/jobs',
    label: 'Jobs',
    words: 'What the site does by itself and could not do.',
    roles: ['STAFF'],
  },
  {
    group: 'System',
    href: '/staff/erasure',
    label: 'Erasure',
    words: 'What has been kept for its time and goes next, and files of it.',
    roles: everybody,
  },
  {
    group: 'System',
    href: '/staff/grants',
    label: 'Roles',
    words: 'Who may do what here, and what to do when a phone is lost.',
    roles: ['OWNER'],
  },
  {
    group: 'System',
    href: '/staff/settings',
    label: 'Settings',
    words: 'Legal name, tax number, addresses: what only ORNCC knows, and what is closed while it is not set.',
    roles: ['OWNER'],
  },
] as const

/** The desks that somebody with these roles may open, by group, in the order above. */
export function desksOf(roles: readonly string[]) {
  const open = desks.filter((desk) => desk.roles.some((role) => roles.includes(role)))
  const groups = [...new Set(open.map(({ group }) => group))]
  return groups.map((label) => ({ label, links: open.filter(({ group }) => group === label) }))
}
