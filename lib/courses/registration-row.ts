import { AGREEMENTS_VERSION } from './agreements'
import type { LockedRun } from './lock-run'
import type { RegistrationInput } from './schema'
import type { Choice } from './seats'

/** What was asked for, once it is known that it may be: with the key and the words that the row keeps. */
export type Asked = RegistrationInput & { choice: Choice; prerequisitesAttested: string | null }

/** What every new registration keeps of what was asked for, whether it is for a seat or a place on the waiting list. */
export function registrationRow(run: LockedRun, personId: string, asked: Asked) {
  const { name, pronouns, accessNeeds, zone, prerequisitesAttested, formKey } = asked
  return {
    runId: run.id,
    personId,
    name,
    pronouns,
    accessNeeds,
    zone: zone ?? null,
    prerequisitesAttested,
    agreementsVersion: AGREEMENTS_VERSION,
    formKey,
  }
}
