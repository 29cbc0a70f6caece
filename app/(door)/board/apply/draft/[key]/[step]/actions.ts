'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { saveStep } from '@/lib/board/draft/save-step'
import { stepIds } from '@/lib/board/draft/steps'
import { type Resume, takeResume } from '@/lib/board/take-resume'
import { parseForm, refused, typedValues } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'
import type { StepState } from './step-state'

const schema = z.object({
  key: z.string().max(100),
  step: z.enum(stepIds),
  version: z.coerce.number().int().min(0).max(1_000_000),
  go: z.enum(['next', 'later']).catch('next'),
})

export const save = formAction<StepState>(async (previous, formData) => {
  const parsed = parseForm(schema, formData, previous)
  if (!parsed.ok) return { ...previous, ...parsed.state }
  const { key, step, version, go } = parsed.input
  const file = step === 'resume' ? await readFile(formData) : {}
  const saved = await saveStep(key, { step, version, posted: typedValues(formData), resume: file.resume })
  const at = `/board/apply/draft/${encodeURIComponent(key)}`
  switch (saved.outcome) {
    case 'unknown':
      return {
        ...previous,
        ...refused(previous, formData, { form: 'What you filled in before is erased, so this could not be saved.' }),
      }
    case 'sent':
      return redirect(at)
    case 'changed_elsewhere':
      return {
        ...refused(previous, formData, {
          form: 'This step was saved from another tab or device since you opened it here. Nothing was overwritten.',
          ...(file.resume ? { resume: 'Say once more what is to become of your resume' } : {}),
        }),
        version: saved.version,
        other: saved.other,
      }
    case 'saved': {
      const errors = { ...saved.errors, ...(file.error ? { resume: file.error } : {}) }
      if (Object.keys(errors).length === 0 || (go === 'later' && !file.error)) {
        // Who goes back finds what was saved, not the page as it was.
        refresh()
        redirect(go === 'later' ? `${at}?saved=1` : `${at}/${saved.next}`)
      }
      return { ...refused(previous, formData, errors), version: saved.version }
    }
  }
})

const refusals = {
  empty: 'The file you chose is empty',
  too_large: 'The file you chose is larger than 5 MB',
  wrong_kind: 'The file you chose is not a PDF or a Word document (.docx)',
  locked: 'The file you chose is protected by a password. Save it once more without one, and choose that',
  not_plain:
    'The file you chose has macros or other files in it, or fetches some when it is opened. Save it as a PDF, and choose that',
}

/** The resume that came with this post, or the wish to do without one; says what is wrong with it, if anything. */
async function readFile(formData: FormData): Promise<{ resume?: Resume | 'remove'; error?: string }> {
  if (formData.get('resumeTooLarge')) return { error: refusals.too_large }
  const file = formData.get('resume')
  // A file field left alone comes as an empty file: without a name from a browser, named "undefined" through React.
  if (!(file instanceof File) || (file.size === 0 && ['', 'undefined'].includes(file.name))) {
    return formData.get('removeResume') ? { resume: 'remove' } : {}
  }
  if (!(await isAllowed('resume', [await senderAddress()]))) {
    return { error: 'That was too many files in a short time. Wait an hour, or apply without one' }
  }
  const taken = await takeResume(file)
  return taken.outcome === 'fits' ? { resume: taken.resume } : { error: refusals[taken.outcome] }
}
