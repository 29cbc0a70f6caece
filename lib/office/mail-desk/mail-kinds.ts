import { secretTemplates } from '@/lib/mail'
import type { Staff, Treasurer } from '@/lib/people/granted'

/** Who looks into the log: staff, and what else they hold. */
export type MailReader = { staff: Staff; treasurer: Treasurer | null }

/** Mails that staff read and send again: about seats, courses and what people write to the office. */
const office = [
  'address-changed',
  'address-corrected',
  'calendar-renewed',
  'contact',
  'find-my-registration',
  'interest-confirm',
  'interest-on-list',
  'office-access',
  'office-cancelled',
  'office-go-no-go',
  'office-registered',
  'office-room-missing',
  'office-scholarship',
  'office-seat-gone',
  'office-seat-moved',
  'registration-ended',
  'reminder-day',
  'reminder-hour',
  'reminder-week',
  'run-cancelled',
  'run-changed',
  'run-message',
  'run-open',
  'run-takes-place',
  'scholarship-answered',
  'scholarship-asked',
  'scholarship-reminder',
  'scholarship-unanswered',
  'seat',
  'seat-cancelled',
  'seat-gone',
  'seat-held',
  'seat-moved',
  'seat-offered',
  'session-cancelled',
  'waiting',
  'waiting-over',
]

/**
 * Of these staff see that a mail went out. What one about an application says is read where the application is, since a
 * reviewer who is recused from it must not find it here; what is about signing in is the person's own.
 */
const unread = [
  'board-application-announcement',
  'board-application-confirmation',
  'board-application-open',
  'board-disclosure',
  'board-interview',
  'board-interview-none',
  'board-interview-times',
  'board-letter',
  'board-reference-ask',
  'board-reference-reminder',
  'granted',
  'recovery-code-used',
  'second-factor-reset',
]

/** Gifts, receipts and what is about them. That somebody has such a mail already says that they give. */
const money = [
  'card-testing',
  'donor-link-renewed',
  'find-my-gifts',
  'gift-news',
  'match-thanks',
  'money-task',
  'receipt',
  'receipt-corrected',
  'recurring-gift',
  'recurring-gift-ended',
  'running-gift',
  'statement',
  'tribute',
]

/**
 * The templates whose mails somebody sees in the log at all; null: every one. A template that nobody has put into a list
 * above is seen by treasurers alone, and read by nobody.
 */
export function seenTemplates({ treasurer }: MailReader): string[] | null {
  return treasurer ? null : [...office, ...unread, ...secretTemplates]
}

/** The templates whose subject and words somebody reads. What carries a secret of its own nobody does. */
export function readTemplates({ treasurer }: MailReader): string[] {
  return [...office, ...(treasurer ? money : [])]
}

const LINK_TOKEN = /[A-Za-z0-9_-]{22}\.\d{1,9}\.[A-Za-z0-9_-]{22}/g

/**
 * What a mail says, without the secret part of the links in it: whoever has one of these acts as the person, and the desk
 * has ways of its own that say who did it.
 */
export function withoutLinkSecrets(text: string): string {
  return text.replace(LINK_TOKEN, '[hidden]')
}
