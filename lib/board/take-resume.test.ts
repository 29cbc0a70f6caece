import { expect, test } from 'vitest'
import { resumeName, savedAs, takeResume } from './take-resume'

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
  [`${'x'.repeat(99)}🙂🙂`, 'pdf', `${'x'.repeat(99)}🙂.pdf`],
  ['two\u2028lines\u0000.pdf', 'pdf', 'twolines.pdf'],
] as const)('the name %j is kept as a name and nothing else', (given, kind, kept) => {
  expect(resumeName(given, kind)).toBe(kept)
})

test('five megabytes are taken, and a byte more is not', async () => {
  const [start, end] = ['%PDF-1.7\n', '\n%%EOF']
  const fill = new Uint8Array(5 * 1024 * 1024 - start.length - end.length)
  expect(await takeResume(new File([start, fill, end], 'a.pdf'))).toMatchObject({ outcome: 'fits' })
  expect(await takeResume(new File([start, fill, ' ', end], 'a.pdf'))).toEqual({ outcome: 'too_large' })
})

test('a type that the browser claims counts for nothing, in either direction', async () => {
  const claim = { type: 'application/pdf' }
  expect(await takeResume(new File(['<script>1</script>'], 'resume.pdf', claim))).toEqual({ outcome: 'wrong_kind' })
  const real = new File(['%PDF-1.7\ntrailer <<>>\n%%EOF'], 'resume.svg', { type: 'image/svg+xml' })
  expect(await takeResume(real)).toMatchObject({ resume: { name: 'resume.pdf', type: 'application/pdf' } })
})

test.each(['Résumé 2026.docx', 'O’Neil (1)*!.pdf', "it's 100 %.pdf", 'a"b\r\nSet-Cookie: x.pdf'])(
  '%j is saved under its name, and says nothing else to the browser',
  (name) => {
    const header = savedAs(name)
    const kind = name.split('.').at(-1)
    expect(header).toMatch(/^attachment; filename="resume\.(pdf|docx)"; filename\*=UTF-8''[\w.~%-]+$/)
    expect(header).toContain(`filename="resume.${kind}"`)
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
  },
)

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
