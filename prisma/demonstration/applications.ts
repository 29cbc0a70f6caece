import { ApplicationState } from '@/lib/db'

const references = [
  { name: 'Demonstration referee', email: 'referee.one@example.org', relationship: 'Colleague' },
  { name: 'Second demonstration referee', email: 'referee.two@example.org', relationship: 'Practice partner' },
]

const common = {
  phone: '503-555-0100',
  heardFrom: 'A friend in a practice group',
  nvcCertification: 'none',
  timeCommitment: 'An evening a month, and a few hours between meetings.',
  hasConflict: false,
  hasPaidWork: false,
  references,
}

/** Three people who do not exist, who would like to serve. */
export const applications = [
  {
    ...common,
    email: 'leif.harrow@example.org',
    name: 'Leif Harrow',
    pronouns: 'he/him',
    city: 'Salem',
    region: 'salem',
    state: ApplicationState.SUBMITTED,
    nvcYears: '5-to-10',
    nvcTrainings: 'An introduction and a foundation course; a weekly practice group since.',
    motivation: 'The foundation course changed how my family argues. I keep books for a living and can do that here.',
    skills: ['finance', 'technology'],
    equityStatement:
      'Costs keep people away, and so do rooms where everybody looks alike. I would like us to look at both.',
  },
  {
    ...common,
    email: 'mara.lindqvist@example.org',
    name: 'Mara Lindqvist',
    pronouns: 'she/her',
    city: 'Eugene',
    region: 'eugene',
    state: ApplicationState.SCREENING,
    nvcYears: 'under-2',
    nvcTrainings: 'The introduction, twice, and one Integration course.',
    motivation: 'I have organised volunteers at a food bank for nine years and would like to put that to use.',
    skills: ['facilitation', 'events', 'people'],
    accessNeeds: 'Documents in large print, please.',
    equityStatement: 'I grew up translating for my parents. Plain language is an equity question to me.',
  },
  {
    ...common,
    email: 'teo.castellan@example.org',
    name: 'Teo Castellan',
    pronouns: 'they/them',
    city: 'Vancouver',
    region: 'vancouver',
    state: ApplicationState.INTERVIEW,
    nvcYears: 'over-10',
    nvcTrainings: 'Several intensive trainings; I share NVC in a prison.',
    nvcCertification: 'candidate',
    motivation: 'I would like people inside and people outside to find the same door open.',
    skills: ['programme', 'equity', 'fundraising'],
    hasConflict: true,
    conflict: 'I am on the board of a prison education charity that may ask for the same grants.',
    equityStatement: 'Those closest to the hurt know most about repair. They should be in the room when we decide.',
  },
]
