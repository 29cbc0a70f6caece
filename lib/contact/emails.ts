import { composeEmail, type Email } from '@/lib/email'
import { env } from '@/lib/env'
import type { MessageInput } from './schema'
import { topics } from './topics'

/** To the office. What was typed stands in the mail word for word, and in its subject not at all. */
export function messageEmail({ name, email, topic, about, message }: MessageInput): Email {
  const label = topics.find(({ value }) => value === topic)?.label ?? topic
  return composeEmail(`A message from the website: ${label}`, [
    { paragraph: 'Somebody has written to you through the website. Answer by replying to this mail.' },
    { quoted: `${name}\n${email}` },
    ...(about ? [{ link: { label: 'About', href: `${env.SITE_URL}/events/${about}` } }] : []),
    { quoted: message },
  ])
}
