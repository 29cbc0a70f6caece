import { settingFields, settingInWords } from '@/lib/setting-fields'
import { readSettings, settingNames } from '@/lib/settings'

/** What of ORNCC's own facts nobody has set yet, and what therefore stays closed; null where nothing is missing. */
export async function unsetSettings(): Promise<{ labels: string[]; therefore: string[] } | null> {
  const settings = await readSettings()
  const missing = settingNames.filter((name) => settingInWords(name, settings[name]) === null)
  if (missing.length === 0) return null
  return {
    labels: missing.map((name) => settingFields[name].label),
    therefore: [...new Set(missing.map((name) => settingFields[name].without))],
  }
}
