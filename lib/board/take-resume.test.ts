import { expect, test } from 'vitest'
import { resumeName, takeResume } from './take-resume'

test.each([
  ['resume.pdf', 'pdf', 'resume.pdf'],
  ['C:\\Users\\ash\\Résumé 2026.docx', 'docx', 'Résumé 2026.docx'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['resume.docx.exe', 'docx', 'resume.docx.docx'],
  ['a"b\r\nSet-Cookie: x.pdf', 'pdf', 'abSet-Cookie x.pdf'],
  ['\u202efdp.exe', 'pdf', 'fdp.pdf'],
  ['.pdf', 'pdf', 'resume.pdf'],
  ['', 'docx', 'resume.docx'],
  ['x'.repeat(300), 'pdf', `${'x'.repeat(100)}.pdf`],
] as const)('the name %j is kept as a name and nothing else', (given, kind, kept) => {
  expect(resumeName(given, kind)).toBe(kept)
})

test('only a resume of the right kind and size is taken, and its name is only a name', async () => {
  const pdf = '%PDF-1.7\ntrailer <</Root 1 0 R>>\n%%EOF\n'
  expect(await takeResume(new File([], 'resume.pdf'))).toEqual({ outcome: 'empty' })
  expect(await takeResume(new File(['MZ'], 'resume.pdf'))).toEqual({ outcome: 'wrong_kind' })
  const sixMegabytes = [pdf, new Uint8Array(6 * 1024 * 1024), pdf]
  expect(await takeResume(new File(sixMegabytes, 'resume.pdf'))).toEqual({ outcome: 'too_large' })
  expect(await takeResume(new File([pdf], '../../My resume.exe'))).toMatchObject({
    outcome: 'fits',
    resume: { name: 'My resume.pdf', type: 'application/pdf', size: pdf.length },
  })
})
