import type { MarkdownNode } from '@/components/site/markdown-tree'
import type { FormState } from '@/lib/form'

/** How a course will look, under what was typed. */
export type CoursePreview = {
  title: string
  summary: string
  description: readonly MarkdownNode[]
  audience: readonly MarkdownNode[]
  prerequisites: string | null
}

export type CourseFormState = FormState & { shown: CoursePreview | null }
