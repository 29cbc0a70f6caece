import { type FormState, refused, typedValues } from './form'

/** The domains that most people's addresses end in. A near miss of one of them is probably a slip of the finger. */
const common = [
  'gmail.com',
  'hotmail.com',
  'yahoo.com',
  'outlook.com',
  'icloud.com',
  'comcast.net',
  'msn.com',
  'aol.com',
  'live.com',
  'proton.me',
  'protonmail.com',
]

/** Real domains that lie one slip from a common one. */
const real = ['ymail.com', 'gmx.com', 'mail.com', 'email.com', 'me.com', 'mac.com', 'pm.me']

/**
 * The address that was probably meant, or null when nothing looks wrong: `ada@gmial.com` → `ada@gmail.com`. One slip is a
 * letter too many, too few or changed, or two neighbours swapped; in short domains (aol.com) only a swap counts, since so
 * many real ones lie close.
 */
export function probableEmail(email: string): string | null {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1).toLowerCase()
  if (at < 1 || common.includes(domain) || real.includes(domain)) return null
  const meant = common.find((known) => isOneSlip(domain, known))
  return meant ? `${email.slice(0, at)}@${meant}` : null
}

/**
 * The form once more where its address looks mistyped, with a box to tick for what was probably meant
 * (`components/form/email-field.tsx`); null where it does not, or where it is sent again as it is.
 */
export function askAboutTypo(previous: FormState, formData: FormData, email: string): FormState | null {
  const meant = probableEmail(email)
  if (!meant || typedValues(formData).doubtedEmail?.at(-1) === email) return null
  const sentence = `Did you mean ${meant}? Then tick it below. If ${email} is right, send the form once more as it is.`
  const state = refused(previous, formData, { email: sentence })
  return { ...state, values: { ...state.values, doubtedEmail: [email], meantEmail: [meant] } }
}

function isOneSlip(typed: string, meant: string): boolean {
  if (isSwap(typed, meant)) return true
  if (meant.length < 9) return false
  if (typed.length === meant.length) return differences(typed, meant) === 1
  return typed.length < meant.length ? isWithoutOne(typed, meant) : isWithoutOne(meant, typed)
}

function differences(one: string, other: string): number {
  return [...one].filter((letter, index) => letter !== other[index]).length
}

function isSwap(one: string, other: string): boolean {
  const first = [...one].findIndex((letter, index) => letter !== other[index])
  return (
    first >= 0 &&
    one.length === other.length &&
    one[first] === other[first + 1] &&
    one[first + 1] === other[first] &&
    one.slice(first + 2) === other.slice(first + 2)
  )
}

/** Whether dropping one letter of `long` gives `short`. */
function isWithoutOne(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false
  const first = [...long].findIndex((letter, index) => letter !== short[index])
  return long.slice(0, first) + long.slice(first + 1) === short
}
