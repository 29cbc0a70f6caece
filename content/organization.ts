export const organization = {
  shortName: 'ORNCC',
  name: 'Oregon Network for Compassionate Communication',
  description:
    'ORNCC teaches Nonviolent Communication in Oregon and southwest Washington, and by Zoom to people far outside them.',
  founded: 2001,
  regions: ['Bend', 'Eugene', 'Portland', 'Salem', 'Vancouver, Washington'],
  areasServed: ['Oregon', 'Southwest Washington'],
} as const
