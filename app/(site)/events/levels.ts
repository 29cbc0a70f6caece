/** The levels as addresses and headings name them. */
export const levels = [
  { slug: 'introduction', level: 'INTRODUCTION', label: 'Introduction' },
  { slug: 'foundation', level: 'FOUNDATION', label: 'Foundation' },
  { slug: 'integration', level: 'INTEGRATION', label: 'Integration' },
  { slug: 'other', level: 'OTHER', label: 'Beside the path' },
] as const
