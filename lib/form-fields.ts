import { z } from 'zod'

// What several forms ask alike. The sentences are what people read beside the field.

const emailOr = (empty: string) =>
  z
    .string(empty)
    .trim()
    .min(1, empty)
    .max(254, 'This email address is too long')
    .toLowerCase()
    .pipe(z.email('Enter an email address like name@example.com'))

/** An email address, trimmed and lower-cased; dots and +tags are kept. */
export const emailField = emailOr('Enter your email address')

/** The same where somebody types another person’s. */
export const theirEmailField = emailOr('Enter their email address')

const HOLES = ['null', 'undefined']

/** Characters that turn a line's direction for whatever follows, or that nobody sees. Joiners stay: names and emoji have them. */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

const onOneLine = (text: string) => text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim()

/** An answer on one line that has to be given; `empty` is the sentence where it is not. */
export const requiredLine = (most: number, empty: string) =>
  z
    .string(empty)
    .max(most, `Use at most ${most} characters`)
    .transform(onOneLine)
    .refine((line) => SEEN.test(line), empty)

// The words of a hole: a mail with one of them alone is not sent, and a payment must never wait for that.
const nameOr = (empty: string) => requiredLine(200, empty).refine((name) => !HOLES.includes(name), empty)

/** A person's name as they write it, on one line. */
export const nameField = nameOr('Enter your name')

/** The same where somebody types another person’s. */
export const theirNameField = nameOr('Enter their name')

/** An answer over several lines that has to be given; `empty` is the sentence where it is not. */
export const requiredText = (most: number, empty: string) =>
  z
    .string(empty)
    // Browsers post two characters for the end of a line; people count one.
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(most, `Use at most ${most.toLocaleString('en-US')} characters`),
    )

/** An answer that may be left out; an empty one is null. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en-US')} characters`)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)

/** `optionalText` on one line, such as a name; the words of a hole count as empty. */
export const optionalLine = (most: number) =>
  optionalText(most).transform((text) => {
    const line = onOneLine(text ?? '')
    return !SEEN.test(line) || HOLES.includes(line) ? null : line
  })

/** The key a form is rendered with: a second post of the same form is the same deed. */
export const formKeyField = z.uuid('Reload this page and try again')
