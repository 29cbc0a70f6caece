import { readRefundPolicy } from '@/lib/courses/change/refund-policy'
import type { TierInput } from '@/lib/courses/runs/run-form'
import { writeRun } from '@/lib/courses/runs/save-run'
import { db, RunStatus } from '@/lib/db'
import type { Trainer } from '@/lib/people/granted'
import type { DraftInput } from './draft-schema'
import { ledBy } from './own-runs'

type SaveDraftOutcome =
  | { kind: 'saved'; slug: string }
  /** They do not lead it, or it is no draft any more. */
  | { kind: 'not_yours' }
  /** Somebody has saved it since the form was opened. */
  | { kind: 'changed_meanwhile' }
  /** The first session would start before what the office has set: when registration closes, or when it is decided. */
  | { kind: 'too_early' }
  | { kind: 'chosen_singly'; time: string }

/**
 * A trainer changes when and where a run of theirs meets, as long as it is a draft. Everything else of it, prices and
 * whether it is public, stays as the office has set it: what the office saves meanwhile is never written over.
 */
export async function saveOwnDraft(
  trainer: Trainer,
  runId: string,
  input: DraftInput,
  now = new Date(),
): Promise<SaveDraftOutcome> {
  return db.$transaction(async (tx) => {
    const draft = await tx.run.findFirst({
      where: { id: runId, status: RunStatus.DRAFT, ...ledBy(trainer) },
      select: {
        courseId: true,
        capacity: true,
        opensAt: true,
        closesAt: true,
        waitlistClosesAt: true,
        offerHours: true,
        hasSingleSessions: true,
        scholarshipLimit: true,
        minimum: true,
        goNoGoAt: true,
        fairMarketValueCents: true,
        refundPolicy: true,
        updatedAt: true,
        trainers: { select: { trainerId: true }, orderBy: { position: 'asc' } },
        tiers: {
          where: { retiredAt: null },
          select: {
            id: true,
            label: true,
            kind: true,
            minCents: true,
            suggestedCents: true,
            maxCents: true,
            isPerSession: true,
          },
          orderBy: { position: 'asc' },
        },
      },
    })
    if (!draft) return { kind: 'not_yours' }
    // What is read here is what the form's own time was of, or writeRun refuses it.
    const { refundPolicy, trainers, tiers, updatedAt: _, ...office } = draft
    const [first] = input.sessions
    if (first && office.goNoGoAt && office.goNoGoAt >= first.startsAt) return { kind: 'too_early' }
    const outcome = await writeRun(
      tx,
      `person:${trainer.personId}`,
      runId,
      {
        ...office,
        ...input,
        status: RunStatus.DRAFT,
        tiers: tiers satisfies TierInput[],
        trainerIds: trainers.map(({ trainerId }) => trainerId),
        refundPolicy: readRefundPolicy(refundPolicy),
        announced: '',
      },
      now,
    )
    switch (outcome.kind) {
      case 'saved':
      case 'chosen_singly':
        return outcome
      case 'changed_meanwhile':
        return { kind: outcome.kind }
      case 'closes_late':
        return { kind: 'too_early' }
      case 'cancelled':
      case 'has_registrations':
      case 'all_past':
      case 'unknown_course':
      case 'leads_no_new':
      case 'announces':
        throw new Error(`A draft could not be saved: ${outcome.kind}`)
    }
  })
}
