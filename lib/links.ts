import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/** What a lasting link opens. A link made for one purpose opens nothing else. */
type Purpose =
  | 'registration'
  | 'join'
  | 'order'
  | 'feed'
  | 'interest'
  | 'donor'
  | 'application'
  | 'reference'
  | 'disclosure'

const SIGNATURE_BYTES = 16 // 128 bits

/**
 * The secret part of a lasting link: the row's id, its link version, and an HMAC over both and the purpose. Derived, not
 * stored, so that every later mail carries the same link, and raising the version kills it.
 */
export function linkToken(purpose: Purpose, id: string, version: number): string {
  const idBytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${idBytes.toString('base64url')}.${version}.${sign(purpose, id, version).toString('base64url')}`
}

/** The id and version that a token was made for, or null when it was not made here for this purpose. */
export function readLinkToken(purpose: Purpose, token: string): { id: string; version: number } | null {
  const [idPart, versionPart, signature, ...rest] = token.split('.')
  if (!idPart || !versionPart || !signature || rest.length > 0 || !/^\d{1,9}$/.test(versionPart)) return null
  const hex = Buffer.from(idPart, 'base64url').toString('hex')
  if (hex.length !== 32) return null
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const version = Number(versionPart)
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(purpose, id, version)
  return given.length === expected.length && timingSafeEqual(given, expected) ? { id, version } : null
}

function sign(purpose: Purpose, id: string, version: number): Buffer {
  const mac = createHmac('sha256', env.LINK_SECRET).update(`${purpose}\n${id}\n${version}`)
  return mac.digest().subarray(0, SIGNATURE_BYTES)
}
