import { z } from 'zod'
import { emailField, requiredLine, theirEmailField, theirNameField } from '@/lib/form-fields'
import { roles } from './grants/roles'

export const codeRequestSchema = z.object({ email: emailField })

/** What programs and people put between the digits of a code does not matter. */
const digits = (missing: string) =>
  z
    .string(missing)
    .transform((code) => code.replace(/[\s\u200b-]/g, ''))
    .pipe(z.string().min(1, missing))

const SIX = /^\d{6}$/

/** A typed or pasted code. */
export const codeSchema = z.object({
  code: digits('Enter the code from the mail').refine(
    (code) => SIX.test(code),
    'The code is six digits, such as 012345',
  ),
})

/** The code that confirms an authenticator app. */
export const appCodeSchema = z.object({
  code: digits('Enter the code that your app shows').refine(
    (code) => SIX.test(code),
    'The code is six digits, such as 012345',
  ),
})

/** A code of the app, or a recovery code in its place. */
export const secondFactorSchema = z.object({
  code: digits('Enter the code that your app shows').refine(
    (code) => SIX.test(code) || /^\d{12}$/.test(code),
    'Enter the six digits that your app shows, or the twelve of a recovery code',
  ),
})

const bytes = z.base64url().max(20_000)

/** What a browser says of a passkey: JSON, of our own script or of whoever posts. */
const answer = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .string()
    .max(50_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('This is no passkey')
        return z.NEVER
      }
    })
    .pipe(
      z.object({
        id: bytes,
        rawId: bytes,
        type: z.literal('public-key'),
        clientExtensionResults: z.object({}),
        response: shape,
      }),
    )

export const usedPasskeySchema = z.object({
  passkey: answer(z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes })),
})

export const newPasskeySchema = z.object({
  name: requiredLine(60, 'Enter a name by which you will know it again'),
  passkey: answer(
    z.object({
      clientDataJSON: bytes,
      attestationObject: bytes,
      // Only a hint; a browser may know of ways that are newer than this list.
      transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).catch([]),
    }),
  ),
})

export const grantSchema = z.object({
  email: theirEmailField,
  name: theirNameField,
  role: z.enum(roles, 'Choose a role'),
})
