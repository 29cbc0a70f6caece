import { db, type Tx } from './db'
import { env } from './env'
import { keepNames } from './keep-times'
import { touch } from './page-tags'

/** What ORNCC says about itself and a volunteer may change. An unset one blocks whatever needs it. */
export const settingNames = [
  'legalName',
  'ein',
  'postalAddress',
  'officeEmail',
  'boardEmail',
  'cardFeePercent',
  'cardFeeCents',
  ...keepNames,
] as const
export type SettingName = (typeof settingNames)[number]
export type Settings = Partial<Record<SettingName, string>>

/**
 * What `npm start` fills in, so that every door is open. Production treats these very values as unset, but for a fee. How long
 * things are kept has a time of its own where none is set.
 */
export const demonstrationSettings: Record<SettingName, string> = {
  legalName: 'ORNCC (demonstration)',
  ein: '00-0000000',
  postalAddress: 'Demonstration address, not a real place, Portland, OR 97200',
  officeEmail: 'office@example.org',
  boardEmail: 'board@example.org',
  cardFeePercent: '2.9',
  cardFeeCents: '30',
  keepNeedsMonths: '',
  keepPeopleMonths: '',
  keepPayersMonths: '',
  keepGiftNotesMonths: '',
  keepInterestMonths: '',
  keepMailDays: '',
}

/** Stripe asks the same of the demonstration and of everybody. */
const realIfSame: readonly SettingName[] = ['cardFeePercent', 'cardFeeCents']

/** The settings that are set. */
export async function readSettings(tx: Tx | typeof db = db): Promise<Settings> {
  const rows = await tx.setting.findMany({ select: { name: true, value: true } })
  const settings: Settings = {}
  for (const name of settingNames) {
    const value = rows.find((row) => row.name === name)?.value
    const isMadeUp = value === demonstrationSettings[name] && !realIfSame.includes(name)
    const isUnset = !value || (env.SITE_MODE === 'production' && isMadeUp)
    if (!isUnset) settings[name] = value
  }
  return settings
}

/**
 * Sets some of them, '' to unset one, and writes down what each was and is now; the pages that print them are renewed.
 * `actor` stands in the audit.
 */
export async function changeSettings(values: Settings, actor: string): Promise<void> {
  await db.$transaction(async (tx) => {
    // One at a time, so that what the audit calls "before" is what this change has replaced.
    await tx.$executeRaw`LOCK TABLE "Setting" IN SHARE ROW EXCLUSIVE MODE`
    const rows = await tx.setting.findMany({ select: { name: true, value: true } })
    for (const name of settingNames) {
      const value = values[name]
      const before = rows.find((row) => row.name === name)?.value ?? ''
      if (value === undefined || value === before) continue
      await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
      const details = { before, after: value }
      await tx.auditEntry.create({ data: { actor, action: 'change-setting', subject: `setting:${name}`, details } })
    }
    await touch(tx, ['settings'])
  })
}

/** Sets one from the command line. */
export async function changeSetting(name: SettingName, value: string): Promise<void> {
  await changeSettings({ [name]: value }, 'command line')
}

/** Whether what is made with these settings must say that it is a demonstration. */
export function isDemonstration(settings: Settings): boolean {
  return (
    settings.ein === demonstrationSettings.ein ||
    settings.legalName === demonstrationSettings.legalName ||
    settings.postalAddress === demonstrationSettings.postalAddress
  )
}

/** Who a receipt is from, or the names of what is still unset: without all three no tax receipt can be issued. */
export function receiptIssuer(settings: Settings) {
  const { legalName, ein, postalAddress } = settings
  if (legalName && ein && postalAddress) return { ok: true as const, legalName, ein, postalAddress }
  const missing = (['legalName', 'ein', 'postalAddress'] as const).filter((name) => !settings[name])
  return { ok: false as const, missing }
}
