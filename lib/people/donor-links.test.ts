import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { createPerson } from '@/prisma/factories'
import { donorHref, donorPath, readDonorToken } from './donor-links'

const tokenOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

test('a donor’s link opens their page and nobody else’s', async () => {
  const [ada, una] = [await createPerson(), await createPerson()]
  expect(await readDonorToken(tokenOf(donorPath(ada)))).toMatchObject({ id: ada.id, email: ada.email })
  expect(await readDonorToken(tokenOf(donorHref(una)))).toMatchObject({ id: una.id })
})

test('a raised version kills the link, and a link made for something else opens nothing', async () => {
  const ada = await createPerson()
  const token = tokenOf(donorPath(ada))
  expect(await readDonorToken(linkToken('feed', ada.id, 1))).toBeNull()
  expect(await readDonorToken(token.replace('.1.', '.2.'))).toBeNull()
  await db.person.update({ where: { id: ada.id }, data: { donorVersion: 2 } })
  expect(await readDonorToken(token)).toBeNull()
})
