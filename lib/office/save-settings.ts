import type { Owner } from '@/lib/people/granted'
import { changeSettings, type Settings } from '@/lib/settings'

/** Sets what an owner has typed; an empty value unsets. Each change is written down with what was before. */
export async function saveSettings(owner: Owner, values: Settings): Promise<void> {
  await changeSettings(values, `person:${owner.personId}`)
}
