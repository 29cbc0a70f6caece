import type { PageTag } from '@/lib/page-tags'

/** Every cached page that shows something of this run. */
export function runTags(run: { slug: string; course: { slug: string } }): PageTag[] {
  return ['runs', `run:${run.slug}`, `course:${run.course.slug}`]
}
