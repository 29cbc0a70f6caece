import { expect, test } from 'vitest'
import { resumeName } from './take-resume'

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
