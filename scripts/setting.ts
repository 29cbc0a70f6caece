/**
 * Shows or changes what ORNCC says about itself, as the desk /staff/settings does.
 *
 *   npm run setting                      shows them all
 *   npm run setting -- NAME VALUE        sets one
 *   npm run setting -- NAME ""           unsets it; what needs it closes and says so
 */
import { completeEnvironment } from './command-environment.mjs'

try {
  await completeEnvironment()
  await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run([typedName, ...words]: string[]): Promise<void> {
  const { db } = await import('@/lib/db')
  const { changeSetting, readSettings, settingNames } = await import('@/lib/settings')
  const { settingFields, settingInWords } = await import('@/lib/setting-fields')
  const usage = `Usage: npm run setting -- NAME VALUE\nNAME is one of ${settingNames.join(', ')}.`

  if (typedName !== undefined) {
    const name = settingNames.find((known) => known === typedName)
    if (!name || words.length === 0) throw new Error(usage)
    const checked = settingFields[name].shape.safeParse(words.join(' '))
    if (!checked.success) throw new Error(`${name}: ${checked.error.issues[0]?.message}`)
    await changeSetting(name, checked.data)
  }
  const settings = await readSettings()
  for (const name of settingNames) {
    const words = settingInWords(name, settings[name]) ?? '(not set)'
    console.log(`${name.padEnd(19)} ${words}\n${' '.repeat(20)}${settingFields[name].is}`)
  }
  await db.$disconnect()
}
