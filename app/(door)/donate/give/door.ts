import type { FormState } from '@/lib/form'
import type { Admission } from '@/lib/giving/admit-giver'

/** What the door asks while stolen cards are tried at it; nothing at a calm one. */
export type Door =
  | Extract<Admission, { outcome: 'proof' | 'link' }>
  /** The link that leads on is on its way there. */
  | { outcome: 'mailed'; email: string }

export type GiftFormState = FormState & { door?: Door }

/** The fields that an answer to the door comes in. */
export const PROOF = 'proof'
export const WAY = 'way'
export const LINK = 'link'

export const DOOR_SHUT =
  'No gift is taken by card for now: stolen cards are being tried here, from everywhere. Nothing was charged. The door opens again by itself, mostly within an hour, and what you typed is still here.'
export const TOO_MANY_LINKS =
  'Several links went to this address within the hour. The last one works for 30 minutes; please look among the spam too.'
