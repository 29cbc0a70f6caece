import { composeEmail, type Email } from '@/lib/email'

/** What somebody at the desk wrote, and under it why it came and where an answer goes. */
export function runMessageEmail(message: {
  subject: string
  text: string
  course: string
  writer: string
  isDemonstration: boolean
}): Email {
  const { subject, text, course, writer } = message
  const why = `${writer} wrote this for ORNCC, because of ${course}. You can answer by replying.`
  return composeEmail(
    subject,
    // The subject is the writer's own too.
    [{ written: text }, { paragraph: why, typed: [subject, writer, course] }],
    message.isDemonstration ? 'Demonstration: this course is an example, and nobody meets at these times.' : undefined,
  )
}
