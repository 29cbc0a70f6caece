'use server'

import { redirect } from 'next/navigation'
import type { ZodType } from 'zod'
import { formAction } from '@/app/form-action'
import { closeUndecided } from '@/lib/board/letter/close-undecided'
import { sendLetter, takeLetterBack } from '@/lib/board/letter/send-letter'
import { moveApplication } from '@/lib/board/move-application'
import { askReference } from '@/lib/board/references/ask-references'
import { assignReviewers } from '@/lib/board/review/assign-reviewers'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import {
  applicationField,
  askSchema,
  assignSchema,
  closeVoteSchema,
  declarationSchema,
  letterSchema,
  moveSchema,
  openVoteSchema,
  voteSchema,
} from '@/lib/board/review/deeds-schema'
import { castVote } from '@/lib/board/vote/cast-vote'
import { closeVote } from '@/lib/board/vote/close-vote'
import { openVote } from '@/lib/board/vote/open-vote'
import { type FormState, parseForm, refused } from '@/lib/form'
import { requireReviewer, requireStaffOrReviewer } from '@/lib/people/session'
import { parseNamed } from '@/lib/typed-name'

const LIST = '/staff/applications'

const refusals: Record<string, string> = {
  not_allowed: 'Staff, and reviewers without a conflict of interest, can do this.',
  not_cleared: 'Only reviewers who are assigned and have declared no conflict can do this.',
  elsewhere: 'Somebody has moved it since you opened this page. Reload the page to see where it stands.',
  busy: 'A vote is open or the letter is on its way: wait for that, or take the letter back.',
  not_a_reviewer: 'This person cannot review this application.',
  not_assigned: 'You are not assigned to this application.',
  recused_before: 'You are recused. That cannot be taken back.',
  over: 'This application is over.',
  open_already: 'A vote is open already. Reload the page to see it.',
  decided: 'The board has decided on this application. Reload the page to see it.',
  not_before_the_board: 'Move it before the board first.',
  nobody: 'Every reviewer is recused, so nobody could vote.',
  apart: 'A vote apart stays open until its day, or until everybody has voted.',
  quorum_missing: 'Too few have voted yet for the vote to count, so it stays open.',
  closed: 'This vote is closed. Reload the page to see its result.',
  leaves_already: 'The letter is on its way already. Reload the page to see it.',
  sent_already: 'The letter has been sent.',
  no_decision: 'The board has not decided, or the application is paused or over.',
  too_early: 'It has not waited long enough to be closed, or it is over. Reload the page to see where it stands.',
  no_erase_date:
    'Who is declined is told when their application is erased. Set for how long the board keeps applications first, on the page “How the board decides”.',
  too_late: 'The letter has been sent and cannot be taken back.',
  answered_already: 'They have answered or declined. Reload the page to see it.',
  own_address: 'This is most likely the applicant’s own address. Ask the applicant for somebody else.',
  not_now: 'References are asked while an application is read. Reload the page to see where it stands.',
  unknown: 'There is no such application.',
}

/** A deed about one application: parsed, done, and back to its page; or refused with a sentence. */
async function deed<Input extends { application: string }>(
  schema: ZodType<Input>,
  previous: FormState,
  formData: FormData,
  act: (input: Input) => Promise<string>,
  { done, page = '', parse = parseForm }: { done: string; page?: string; parse?: typeof parseForm },
): Promise<FormState> {
  const parsed = parse(schema, formData, previous)
  if (!parsed.ok) return parsed.state
  const outcome = await act(parsed.input)
  if (outcome === done) redirect(`${LIST}/${parsed.input.application}${page}?done=${done}`)
  return refused(previous, formData, { form: refusals[outcome] ?? refusals.unknown ?? '' })
}

export const move = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(moveSchema, previous, formData, (input) => moveApplication(who, input), { done: 'moved' })
})

export const assign = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(assignSchema, previous, formData, (input) => assignReviewers(who, input), { done: 'assigned' })
})

export const askOne = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(askSchema, previous, formData, (input) => askReference(who, input), { done: 'asked' })
})

export const declare = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer(LIST)
  return deed(declarationSchema, previous, formData, (input) => declareConflict(reviewer, input), {
    done: 'declared',
    // Who has no conflict may still say so; a conflict is for good. Nothing chosen is refused as it is.
    parse: formData.has('conflict') && formData.get('conflict') !== 'none' ? parseNamed : parseForm,
  })
})

export const openVoting = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(openVoteSchema, previous, formData, (input) => openVote(who, input), {
    done: 'opened',
    parse: parseNamed,
  })
})

export const cast = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer(LIST)
  return deed(voteSchema, previous, formData, (input) => castVote(reviewer, input), { done: 'voted' })
})

export const closeVoting = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(closeVoteSchema, previous, formData, (input) => closeVote(who, input), {
    done: 'vote_closed',
    parse: parseNamed,
  })
})

export type LetterState = FormState & { shown: string | null }

/** Shows the letter as it would be sent; sends it only as it was last shown. */
export const writeLetter = formAction<LetterState>(async (previous, formData) => {
  const reviewer = await requireReviewer(LIST)
  const parsed = parseForm(letterSchema, formData, previous)
  if (!parsed.ok) return { ...parsed.state, shown: null }
  const { text } = parsed.input
  const seen = String(formData.get('seen') ?? '').replace(/\r\n?/g, '\n')
  if (formData.get('step') !== 'send') return { ...refused(previous, formData, {}), shown: text }
  if (seen !== text) {
    const form = 'Nothing is sent yet. You have changed the letter since you looked: look again.'
    return { ...refused(previous, formData, { form }), shown: text }
  }
  const page = { done: 'leaves', page: '/letter' }
  const state = await deed(letterSchema, previous, formData, (input) => sendLetter(reviewer, input), page)
  return { ...state, shown: null }
})

export const close = formAction(async (previous, formData) => {
  const who = await requireStaffOrReviewer(LIST)
  return deed(letterSchema, previous, formData, (input) => closeUndecided(who, input), {
    done: 'lapsed',
    parse: parseNamed,
  })
})

export const takeBack = formAction(async (previous, formData) => {
  const reviewer = await requireReviewer(LIST)
  const act = ({ application }: { application: string }) => takeLetterBack(reviewer, application)
  return deed(applicationField, previous, formData, act, { done: 'taken_back', page: '/letter' })
})
