/**
 * Shows or changes what ORNCC says about itself, until there is a desk for it.
 *
 *   npm run setting                      shows them all
 *   npm run setting -- NAME VALUE        sets one
 *   npm run setting -- NAME ""           unsets it; what needs it closes and says so
 */
import { z } from 'zod'
import { completeEnvironment } from './command-environment.mjs'

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `must have at most ${most} characters`)
    .regex(/^[^\n\r]*$/, 'must be one line')

try {
  await completeEnvironment()
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run([typedName, ...words]: string[]): Promise<void> {
  const { db } = await import('@/lib/db')
  const { emailField } = await import('@/lib/form-fields')
  const { changeSetting, readSettings, settingNames } = await import('@/lib/settings')
  const shapes = {
    legalName: { is: 'the name on receipts', shape: line(200) },
    ein: { is: 'the tax number on receipts', shape: line(10).regex(/^\d{2}-\d{7}$/, 'must look like 12-3456789') },
    postalAddress: { is: 'the address on receipts', shape: line(300) },
    officeEmail: { is: 'where registrations, gifts and messages are announced', shape: emailField },
    boardEmail: { is: 'where board applications are announced', shape: emailField },
    cardFeePercent: {
      is: 'what Stripe keeps of each charge in percent, as its contract says; a donor may cover it',
      shape: line(5).regex(/^\d(\.\d{1,3})?$/, 'must look like 2.9'),
    },
    cardFeeCents: { is: 'what Stripe keeps besides, in cents', shape: line(3).regex(/^\d+$/, 'must look like 30') },
  }
  const usage = `Usage: npm run setting -- NAME VALUE\nNAME is one of ${settingNames.join(', ')}.`

  if (typedName !== undefined) {
    const name = settingNames.find((known) => known === typedName)
    if (!name || words.length === 0) throw new Error(usage)
    const value = words.join(' ').trim()
    const checked = value === '' ? { success: true as const, data: '' } : shapes[name].shape.safeParse(value)
    if (!checked.success) throw new Error(`${name}: ${checked.error.issues[0]?.message}`)
    await changeSetting(name, checked.data)
  }
  const settings = await readSettings()
  for (const name of settingNames) {
    console.log(`${name.padEnd(14)} ${settings[name] ?? '(not set)'}\n${' '.repeat(15)}${shapes[name].is}`)
  }
  await db.$disconnect()
}
