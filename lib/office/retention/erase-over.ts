import { eraseDisclosures } from '@/lib/board/members/disclosures'
import { eraseApplications } from '@/lib/board/own/erase-applications'
import { forgetInterests } from '@/lib/courses/interest/forget-interests'
import { db, type Tx } from '@/lib/db'
import { forgetImports } from '@/lib/giving/offline/keep-import'
import { type KeepName, keepNames, keptSince, readKeepTimes } from '@/lib/keep-times'
import { forgetOldMail } from '@/lib/mail-log'
import { eraseDormant } from './dormant-people'
import { forgetApplicant } from './forget-applicant'
import { eraseGiftNotes } from './gift-notes'
import { eraseSeatNotes } from './seat-notes'
import { forgetStrangersMail } from './strangers-mail'

type Erase = (tx: Tx, since: Date, now: Date) => Promise<number>

const erases: Record<KeepName, Erase> = {
  keepNeedsMonths: eraseSeatNotes,
  keepPeopleMonths: async (tx, since, now) => {
    await forgetStrangersMail(tx, since)
    return eraseDormant(tx, since, { hasPaid: false }, now)
  },
  keepPayersMonths: (tx, since, now) => eraseDormant(tx, since, { hasPaid: true }, now),
  keepGiftNotesMonths: eraseGiftNotes,
  keepInterestMonths: forgetInterests,
  keepMailDays: forgetOldMail,
}

/**
 * Erases everything whose time is over, as the settings and the board say; money, seats and attendance are counted as
 * before. A night in which something was erased is one entry of the audit, with how many of each. A nightly job: killed,
 * it goes on in the next night.
 */
export async function eraseOver(now = new Date()): Promise<void> {
  const applications = await eraseApplications(forgetApplicant, now)
  await db.$transaction(
    async (tx) => {
      // A second run waits, and finds nothing left to count.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('erase-over', 0))`
      const times = await readKeepTimes(now, tx)
      await tx.rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } })
      const [imports, disclosures] = [await forgetImports(tx, now), await eraseDisclosures(tx, now)]
      const counts: Record<string, number> = { applications, imports, disclosures }
      for (const name of keepNames) {
        counts[name] = times[name].restsUntil ? 0 : await erases[name](tx, keptSince(times[name], now), now)
      }
      const erased = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
      if (Object.keys(erased).length === 0) return
      await tx.auditEntry.create({
        data: { actor: 'site', action: 'keeping.erased', subject: 'keeping:all', details: erased },
      })
    },
    { timeout: 300_000 },
  )
}
