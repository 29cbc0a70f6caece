import { certifications, labelOf, nvcYears, regions, skills } from './choices'

/** What an application says, as the page for reviewers prints it. */
export type Application = {
  name: string
  pronouns: string | null
  email: string
  phone: string
  city: string
  region: string
  heardFrom: string | null
  nvcYears: string
  nvcCertification: string
  nvcTrainings: string
  motivation: string
  timeCommitment: string
  skills: string[]
  otherSkills: string | null
  otherBoards: string | null
  equityStatement: string
  hasConflict: boolean
  conflict: string | null
  hasPaidWork: boolean
  paidWork: string | null
  accessNeeds: string | null
  affirmedName: string
  references: { name: string; email: string; relationship: string }[]
}

export type Section = { title: string; answers: { question: string; answer: string }[] }

const NOTHING = '—'

/** The answers by section, in the order in which they were asked. */
export function answersOf(application: Application): Section[] {
  const { skills: chosen, otherSkills } = application
  const skillLabels = [...chosen.map((skill) => labelOf(skills, skill)), ...(otherSkills ? [otherSkills] : [])]
  return [
    section('Name and contact', [
      ['Name', application.name],
      ['Pronouns', application.pronouns],
      ['Email', application.email],
      ['Phone', application.phone],
      ['Town or city', application.city],
      ['Region', labelOf(regions, application.region)],
      ['How you heard of us', application.heardFrom],
    ]),
    section('Nonviolent Communication', [
      ['Years of practice', labelOf(nvcYears, application.nvcYears)],
      ['Certification', labelOf(certifications, application.nvcCertification)],
      ['Trainings', application.nvcTrainings],
    ]),
    section('Serving', [
      ['Why ORNCC', application.motivation],
      ['Time', application.timeCommitment],
      ['Skills', skillLabels.join(', ')],
      ['Other boards', application.otherBoards],
      ['Equity and inclusion', application.equityStatement],
    ]),
    section('Conflicts of interest', [
      ['A conflict of interest', yesOrNo(application.hasConflict, application.conflict)],
      ['Paid work for ORNCC', yesOrNo(application.hasPaidWork, application.paidWork)],
    ]),
    section(
      'References',
      application.references.map(({ name, email, relationship }, index) => [
        `Reference ${index + 1}`,
        `${name}, ${email}\n${relationship}`,
      ]),
    ),
    section('Last things', [
      ['Access needs', application.accessNeeds],
      ['Signed', application.affirmedName],
    ]),
  ]
}

function section(title: string, answers: [question: string, answer: string | null][]): Section {
  return { title, answers: answers.map(([question, answer]) => ({ question, answer: answer || NOTHING })) }
}

function yesOrNo(isSo: boolean, words: string | null): string {
  return [isSo ? 'Yes' : 'No', words].filter(Boolean).join('. ')
}
