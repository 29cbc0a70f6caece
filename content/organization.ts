export const organization = {
  shortName: 'ORNCC',
  name: 'Oregon Network for Compassionate Communication',
  description:
    'ORNCC teaches Nonviolent Communication in Oregon and southwest Washington, and by Zoom to people far outside them.',
  mission:
    'We teach Nonviolent Communication: honest speech, careful listening, and requests that leave the other person free.',
  founded: 2001,
  regions: ['Bend', 'Eugene', 'Portland', 'Salem', 'Vancouver, Washington'],
  areasServed: ['Oregon', 'Southwest Washington'],
} as const
