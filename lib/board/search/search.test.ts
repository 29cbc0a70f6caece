import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { emptyForm, parseForm } from '@/lib/form'
import { createGranted, resetDatabase } from '@/prisma/factories'
import { findSearch, needsByLevel } from './find-search'
import { searchSchema } from './search-schema'
import { setSearch } from './set-search'

beforeEach(resetDatabase)

function parse(typed: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed)) form.append(name, value)
  return parseForm(searchSchema, form, emptyForm)
}

async function set(typed: Record<string, string>) {
  const staff = await createGranted('STAFF')
  const parsed = parse(typed)
  if (!parsed.ok) throw new Error('cannot set it')
  await setSearch(staff, parsed.input)
  return staff.personId
}

test('what nobody has said is not set, whether the form was never saved or left empty', async () => {
  expect(await findSearch()).toBeNull()
  expect(needsByLevel(null)).toEqual([])
  await set({ serving: ' ', termYears: '', 'need-finance': '' })
  expect(await findSearch()).toEqual({
    serving: null,
    duties: null,
    termYears: null,
    answerWeeks: null,
    asksApart: false,
    needs: [],
  })
})

test('the newest counts, skills stand by how much they are looked for, and who set it is audited', async () => {
  await set({ answerWeeks: '9' })
  const id = await set({ answerWeeks: '6', 'need-legal': 'MOST', 'need-finance': 'MOST', 'need-events': 'COVERED' })
  const search = await findSearch()
  expect(search?.answerWeeks).toBe(6)
  expect(needsByLevel(search)).toEqual([
    { level: 'Looked for most', skills: ['Finance and bookkeeping', 'Law'] },
    { level: 'On the board already', skills: ['Events'] },
  ])
  expect(await db.auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    actor: `person:${id}`,
    action: 'board-search.set',
  })
})

test('numbers that promise nonsense are refused', () => {
  const parsed = parse({ termYears: '11', answerWeeks: 'soon' })
  expect(parsed.ok ? {} : parsed.state.errors).toEqual({
    termYears: 'Enter a whole number of years from 1 to 10, or nothing',
    answerWeeks: 'Enter a whole number of weeks from 1 to 52, or nothing',
  })
})
