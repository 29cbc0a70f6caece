'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/form-action'
import { senderAddress } from '@/app/sender'
import { HONEYPOT } from '@/components/form/honeypot'
import { keepResume } from '@/lib/board/keep-resume'
import { applicationSchema } from '@/lib/board/schema'
import { submitApplication } from '@/lib/board/submit-application'
import { parseForm, refused } from '@/lib/form'
import { isAllowed } from '@/lib/rate-limit'

const SENT = '/board/apply/sent'

export const sendApplication = formAction(async (previous, formData) => {
  if (formData.get(HONEYPOT)) redirect(SENT)
  const sender = await senderAddress()
  const resumeErrors = await takeResume(formData, sender)
  const parsed = parseForm(applicationSchema, formData, previous, ['skills'])
  if (!parsed.ok) return { ...parsed.state, errors: { ...parsed.state.errors, ...resumeErrors } }
  if (resumeErrors) return refused(previous, formData, resumeErrors)
  if (!(await isAllowed('apply', [sender, parsed.input.email]))) {
    return refused(previous, formData, { form: 'That was too often in a short time. Wait an hour, please.' })
  }
  const { outcome } = await submitApplication(parsed.input)
  switch (outcome) {
    case 'submitted':
    // To a stranger who types somebody's address the page looks the same; the mail says more.
    case 'already_applied':
      return redirect(SENT)
    case 'sent_under_another_address':
      return refused(previous, formData, {
        email:
          'This form was sent already, with another address. If that one was wrong, reload this page and send it again',
      })
    case 'resume_gone':
      formData.delete('keptResume')
      return refused(previous, formData, { resume: 'We no longer have the resume you chose before. Choose it again' })
  }
})

const refusals = {
  empty: 'The file you chose is empty',
  too_large: 'The file you chose is larger than 5 MB',
  wrong_kind: 'The file you chose is not a PDF or a Word document (.docx)',
}

/** Keeps a resume that came with this post, and writes the claim to it into the form; says what is wrong with it, if anything. */
async function takeResume(formData: FormData, sender: string): Promise<{ resume: string } | undefined> {
  if (formData.get('removeResume')) {
    for (const field of ['keptResume', 'keptResumeName', 'removeResume']) formData.delete(field)
  }
  if (formData.get('resumeTooLarge')) return { resume: refusals.too_large }
  const file = formData.get('resume')
  // A file field left alone comes as an empty file: without a name from a browser, named "undefined" through React.
  if (!(file instanceof File) || (file.size === 0 && ['', 'undefined'].includes(file.name))) return
  if (!(await isAllowed('resume', [sender]))) {
    return { resume: 'That was too many files in a short time. Wait an hour, or apply without one' }
  }
  const kept = await keepResume(file)
  if (kept.outcome !== 'kept') return { resume: refusals[kept.outcome] }
  formData.set('keptResume', kept.token)
  formData.set('keptResumeName', kept.name)
}
