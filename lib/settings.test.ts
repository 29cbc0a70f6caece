import { beforeEach, expect, test } from 'vitest'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { db } from './db'
import { saveSettings } from './office/save-settings'
import { withGrant } from './people/granted'
import { settingFields, settingGroups, settingsSchema } from './setting-fields'
import { changeSetting, changeSettings, readSettings, settingNames } from './settings'

beforeEach(resetDatabase)

test('what an owner changes is written down with what it was, and what stays is not', async () => {
  await changeSetting('legalName', 'Old Name')
  await changeSetting('ein', '12-3456789')
  const owner = await withGrant((await createPerson({ roles: ['OWNER'] })).id, 'OWNER')
  if (!owner) throw new Error('No owner')
  await saveSettings(owner, { legalName: 'New Name', ein: '12-3456789', postalAddress: '' })
  expect(await readSettings()).toEqual({ legalName: 'New Name', ein: '12-3456789' })
  const written = await db.auditEntry.findMany({ where: { actor: `person:${owner.personId}` } })
  expect(written).toEqual([
    expect.objectContaining({ subject: 'setting:legalName', details: { before: 'Old Name', after: 'New Name' } }),
  ])
})

test('an empty value unsets', async () => {
  await changeSetting('ein', '12-3456789')
  await changeSettings({ ein: '' }, 'test')
  expect(await readSettings()).toEqual({})
})

test('changes at the same moment are each written down as what they replaced', async () => {
  await Promise.all(['A', 'B', 'C', 'D'].map((name) => changeSettings({ legalName: name }, 'test')))
  const entries = await db.auditEntry.findMany({ select: { details: true } })
  const replaced = entries.map(({ details }) => /"before":"(\w*)"/.exec(JSON.stringify(details))?.[1])
  expect(new Set(replaced).size).toBe(4)
})

test('each setting stands in one form', () => {
  const grouped = Object.values(settingGroups).flatMap(({ names }) => [...names])
  expect(grouped.sort()).toEqual([...settingNames].sort())
})

test.each([
  ['ein', '123456789', false],
  ['ein', ' 12-3456789 ', true],
  ['legalName', 'Two\nlines', false],
  ['officeEmail', 'office', false],
  ['officeEmail', 'Office@Example.org', true],
  ['cardFeePercent', '2,9', false],
  ['cardFeePercent', '2.9', true],
  ['cardFeeCents', '0.30', false],
  ['cardFeeCents', '30', true],
] as const)('%s may be “%s”: %s', (name, value, isTaken) => {
  expect(settingFields[name].shape.safeParse(value).success).toBe(isTaken)
  expect(settingFields[name].shape.safeParse('').success).toBe(true)
})

test('the form of a group takes its own settings and no others', () => {
  const typed = { legalName: ' ORNCC ', ein: '12-3456789', postalAddress: '', officeEmail: 'a@example.org' }
  expect(settingsSchema('receipts').parse(typed)).toEqual({ legalName: 'ORNCC', ein: '12-3456789', postalAddress: '' })
})
