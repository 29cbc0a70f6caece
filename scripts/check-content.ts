// Says of every file in content/ that is not in order what is wrong with it and where. Part of the build.
import { printProblems } from '@/lib/articles/body'
import { findContentProblems } from '@/lib/articles/content'

const problems = await findContentProblems()
if (problems.length > 0) {
  process.stderr.write(`${printProblems(problems)}\n`)
  process.exitCode = 1
}
