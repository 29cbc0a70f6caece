import { z } from 'zod'

// What several forms ask alike. The sentences are what people read beside the field.

/** An email address, trimmed and lower-cased; dots and +tags are kept. */
export const emailField = z
  .string('Enter your email address')
  .trim()
  .min(1, 'Enter your email address')
  .max(254, 'This email address is too long')
  .toLowerCase()
  .pipe(z.email('Enter an email address like name@example.com'))

/** A person's name as they write it, on one line. */
export const nameField = z
  .string('Enter your name')
  .trim()
  .min(1, 'Enter your name')
  .max(200, 'Use at most 200 characters')
  .transform((name) => name.replace(/\s+/g, ' '))

/** An answer that may be left out; an empty one is null. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en-US')} characters`)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)

/** The key a form is rendered with: a second post of the same form is the same deed. */
export const formKeyField = z.uuid('Reload this page and try again')
