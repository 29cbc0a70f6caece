import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

// Stands in for a phone and its browser, as far as passkeys go (WebAuthn, 5.8.1, 6.1 and 6.5.1): ES256, attestation "none".

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_KEY = 0x40

/** What a test would have this device do otherwise than a right one does. */
export type Oddity = {
  origin?: string
  rpId?: string
  challenge?: string
  /** Whether the owner has unlocked it. */
  isVerified?: boolean
  /** Of this use; by default the one after the last. */
  counter?: number
  /** Signs with a key that the site has never seen. */
  hasOtherKey?: boolean
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** A device with one passkey for the site at `origin`, which was made and is used through it. */
export function passkeyDevice(origin: string) {
  const id = randomBytes(32)
  const { privateKey, publicKey } = newKey()
  let used = 0

  const clientData = (type: string, challenge: string, odd: Oddity) =>
    Buffer.from(JSON.stringify({ type, challenge: odd.challenge ?? challenge, origin: odd.origin ?? origin }))
  const authenticatorData = (flags: number, counter: number, odd: Oddity, key = Buffer.alloc(0)) => {
    const verified = (odd.isVerified ?? true) ? USER_VERIFIED : 0
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const host = sha256(odd.rpId ?? new URL(origin).hostname)
    return Buffer.concat([host, Buffer.from([flags | USER_PRESENT | verified]), count, key])
  }
  const answer = <Response extends object>(response: Response) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key' as const,
    clientExtensionResults: {},
    response,
  })

  return {
    /** Answers the options with which a site asks for a new passkey. */
    make({ challenge }: { challenge: string }, odd: Oddity = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = Buffer.concat([Buffer.alloc(16), length, id, coseKey(x, y)])
      const attestation = attestationObject(authenticatorData(HAS_KEY, odd.counter ?? used, odd, key))
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, odd).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal' as const],
      })
    },
    /** Answers the options with which a site asks for a passkey that it knows. */
    use({ challenge }: { challenge: string }, odd: Oddity = {}) {
      used = odd.counter ?? used + 1
      const client = clientData('webauthn.get', challenge, odd)
      const data = authenticatorData(0, used, odd)
      const signed = Buffer.concat([data, sha256(client)])
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, odd.hasOtherKey ? newKey().privateKey : privateKey).toString('base64url'),
      })
    },
  }
}

/** A public key as COSE has it (RFC 9053, 7.1.1), in CBOR: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(x: string, y: string): Buffer {
  const bytes = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')])
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]
  return Buffer.concat([Buffer.from(head), Buffer.from([0x21]), bytes(x), Buffer.from([0x22]), bytes(y)])
}

/** `{fmt: "none", attStmt: {}, authData}` in CBOR. */
function attestationObject(authData: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
    Buffer.from([0x58, authData.length]),
    authData,
  ])
}
