'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const unknown = () => ''

/** The field `zone`: the time zone that the reader's device is set to. Empty without a script, and nothing depends on it. */
export function ReaderZone() {
  return <input type="hidden" name="zone" value={useSyncExternalStore(never, readersZone, unknown)} />
}
