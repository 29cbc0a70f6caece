import { randomInt } from 'node:crypto'

/** No letter or digit that looks or sounds like another: no I, L, O, U, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A readable name for a new order, "7KD3-QXWM": nearly forty bits, and the column is unique. */
export function newOrderRef(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
