import { expect, test } from 'vitest'
import { answersOf } from './answers'
import { questions } from './draft/steps'

const application = {
  id: 'an-application',
  state: 'SUBMITTED' as const,
  submittedAt: new Date('2026-06-08T18:00:00Z'),
  isDemonstration: false,
  email: 'ash@example.org',
  name: 'Ash Rivera',
  pronouns: null,
  phone: '503-555-0123',
  city: 'Salem',
  region: 'salem',
  heardFrom: null,
  nvcYears: '2-to-5',
  nvcCertification: 'none',
  nvcTrainings: 'None yet.',
  motivation: 'It changed how we argue at home.',
  timeCommitment: 'Two evenings a month.',
  skills: ['finance', 'equity'],
  otherSkills: 'Juggling',
  otherBoards: null,
  equityStatement: 'To ask who is missing.',
  hasConflict: true,
  conflict: 'A grant.',
  hasPaidWork: false,
  paidWork: null,
  accessNeeds: 'Captions',
  affirmedName: 'A. Rivera',
  references: [
    { name: 'Bo Lind', email: 'bo@example.org', relationship: 'My manager' },
    { name: 'Cy Moss', email: 'cy@example.org', relationship: 'A friend' },
  ],
  resume: null,
}

test('who reads an application finds each answer under the question that was asked, in its words', () => {
  const answers = answersOf(application).flatMap((section) => section.answers)
  expect(answers.map(({ question }) => question)).toEqual(['Email', ...Object.values(questions), 'Signed'])
  const said = Object.fromEntries(answers.map(({ question, answer }) => [question, answer]))
  expect(said).toMatchObject({
    Email: 'ash@example.org',
    [questions.pronouns]: '—',
    [questions.region]: 'Salem area',
    [questions.skills]: 'Finance and bookkeeping, Equity and inclusion',
    [questions.otherSkills]: 'Juggling',
    [questions.hasConflict]: 'Yes',
    [questions.conflict]: 'A grant.',
    [questions.hasPaidWork]: 'No',
    [questions.reference2Name]: 'Cy Moss',
    [questions.reference2Relationship]: 'A friend',
    [questions.reference2Consent]: 'Yes',
    [questions.accessNeeds]: 'Captions',
    Signed: 'A. Rivera',
  })
})
