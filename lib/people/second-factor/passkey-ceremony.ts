import { createHmac } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'

// The one door to WebAuthn. A passkey is of this site's host alone, and proves that its owner has just unlocked the device.

const origin = new URL(env.SITE_URL).origin
const rpID = new URL(env.SITE_URL).hostname

/** How long a browser waits for its owner, and we for the browser: finding the other phone takes some. */
export const CHALLENGE_MINUTES = 5
const timeout = CHALLENGE_MINUTES * MINUTE_MS

type Known = { credentialId: string; transports: string[] }
const reachable = (passkeys: readonly Known[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports }))

/** What the browser needs to make a passkey; not a second one where one of `passkeys` is. */
export async function optionsToAdd(person: { personId: string; email: string }, passkeys: readonly Known[]) {
  return generateRegistrationOptions({
    rpName: 'ORNCC',
    rpID,
    userID: userHandle(person.personId),
    userName: person.email,
    timeout,
    attestationType: 'none',
    excludeCredentials: reachable(passkeys),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
}

/** What the browser needs to use one of these passkeys. */
export async function optionsToUse(passkeys: readonly Known[]) {
  return generateAuthenticationOptions({
    rpID,
    timeout,
    allowCredentials: reachable(passkeys),
    userVerification: 'required',
  })
}

/** The passkey that answers the challenge; null when this is no right answer to it. */
export async function passkeyOf(response: RegistrationResponseJSON, expectedChallenge: string) {
  const expected = { response, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID }
  const { registrationInfo } = await orNull(verifyRegistrationResponse(expected))
  if (!registrationInfo) return null
  const { id, publicKey, counter } = registrationInfo.credential
  return { credentialId: id, publicKey, counter }
}

/** The counter of a passkey that answers the challenge; null when this is no right answer to it. */
export async function counterOf(
  response: AuthenticationResponseJSON,
  passkey: { credentialId: string; publicKey: Uint8Array<ArrayBuffer> },
  expectedChallenge: string,
): Promise<number | null> {
  // Whether the counter went back is asked by who has the row under a lock.
  const credential = { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 }
  const expected = { response, credential, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID }
  const { verified, authenticationInfo } = await orNull(verifyAuthenticationResponse(expected))
  return verified && authenticationInfo ? authenticationInfo.newCounter : null
}

/** The library throws for every answer that is not right, and says in words alone which it was. */
async function orNull<Verified extends { verified: boolean }>(
  answer: Promise<Verified>,
): Promise<Verified | { verified: false; registrationInfo?: never; authenticationInfo?: never }> {
  return answer.catch(() => ({ verified: false as const }))
}

/** By which a device knows whose passkey it is: always the same, and nothing that says who. */
function userHandle(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', env.NEXTAUTH_SECRET).update(`passkey-user\n${personId}`).digest())
}
