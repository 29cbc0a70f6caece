import type { Tx } from '@/lib/db'
import { readSettings } from '@/lib/settings'

/** Where answers to the board's mails go: to the board, else to the office; nowhere of its own while neither is set. */
export async function replyToBoard(tx: Tx): Promise<{ replyTo?: string }> {
  const { boardEmail, officeEmail } = await readSettings(tx)
  const replyTo = boardEmail ?? officeEmail
  return replyTo ? { replyTo } : {}
}

/** Who is told that an application came or went: the board and the office, one mail where these are one address. */
export async function boardReaders(tx: Tx): Promise<string[]> {
  const { boardEmail, officeEmail } = await readSettings(tx)
  return [boardEmail, officeEmail].filter((email) => email !== undefined)
}
