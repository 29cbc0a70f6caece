import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every public page and file to fetch, by its folder, and every file that is there as it is; none but these can be linked. */
export function publicAddresses(): { pages: string[]; files: string[] } {
  const pages = readFolder('app').flatMap((file) => {
    const folder = /^\((?:site|door)\)(.*)\/(?:page\.tsx|route\.ts)$/.exec(file)?.[1]
    return folder === undefined ? [] : [folder || '/']
  })
  return { pages, files: readFolder('public').map((file) => `/${file}`) }
}

function readFolder(name: string): string[] {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), name)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
}
