'use client'

import { useActionState } from 'react'
import { RadioGroup } from '@/components/form/choice-fields'
import { ErrorSummary } from '@/components/form/error-summary'
import { FocusedSection } from '@/components/form/focused-section'
import { FormBody } from '@/components/form/form-body'
import { FormTitle } from '@/components/form/form-title'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { CourseWords } from '@/components/site/course-words'
import { MarkdownTree } from '@/components/site/markdown-tree'
import { Prose } from '@/components/site/prose'
import { emptyForm } from '@/lib/form'
import { editCourse, makeCourse } from './actions'
import type { CourseFormState, CoursePreview } from './preview-state'

type Course = {
  title: string
  level: string
  summary: string
  description: string
  audience: string
  prerequisites: string | null
  position: number
  updatedAt: string
}

const levels = [
  { value: 'INTRODUCTION', label: 'Introduction' },
  { value: 'FOUNDATION', label: 'Foundation' },
  { value: 'INTEGRATION', label: 'Integration' },
  { value: 'OTHER', label: 'Beside the path', hint: 'A talk, a practice evening, a day in person.' },
]

const markdownHint =
  'In Markdown: an empty line between paragraphs, a hyphen before each line of a list, *words* in italics, [words](https://…) for a link.'

/** The one form that adds or changes a course, and shows how it will look. Its address is chosen once. */
export function CourseForm({ id, course }: { id: string; course: Course | null }) {
  const [state, post] = useActionState<CourseFormState, FormData>(course ? editCourse : makeCourse, {
    ...emptyForm,
    shown: null,
  })
  return (
    <form action={post} noValidate>
      <FormTitle state={state}>{course ? `Change ${course.title}` : 'Add a course'}</FormTitle>
      <FormBody state={state}>
        <ErrorSummary state={state} />
        <input type="hidden" name="id" value={state.values.id?.at(-1) ?? id} />
        {course && <input type="hidden" name="updatedAt" value={state.values.updatedAt?.at(-1) ?? course.updatedAt} />}
        <TextField state={state} name="title" label="Title" maxLength={100} initial={course?.title} />
        {!course && (
          <TextField
            state={state}
            name="slug"
            label="Address"
            hint="Small letters, digits and hyphens, like practice-evening. It cannot be changed later."
            autoComplete="off"
            spellCheck={false}
            width="medium"
            maxLength={60}
          />
        )}
        <RadioGroup
          state={state}
          name="level"
          legend="Where it stands"
          hint="The first course of each step is drawn as the path."
          choices={levels}
          initial={course?.level}
        />
        <TextField
          state={state}
          name="summary"
          label="In one sentence"
          hint="Stands under the title and in lists."
          maxLength={240}
          initial={course?.summary}
        />
        <TextArea
          state={state}
          name="description"
          label="What people learn"
          hint={markdownHint}
          rows={12}
          initial={course?.description}
        />
        <TextArea
          state={state}
          name="audience"
          label="Who it is for"
          hint="In Markdown too."
          initial={course?.audience}
        />
        <TextArea
          state={state}
          name="prerequisites"
          label="What people should have done before"
          hint="In plain words; whoever registers ticks that it is so. A change counts for those who register after it."
          rows={3}
          initial={course?.prerequisites ?? ''}
          optional
        />
        <TextField
          state={state}
          name="position"
          label="Place in the catalogue"
          hint="0 stands first."
          inputMode="numeric"
          width="short"
          initial={String(course?.position ?? 0)}
        />
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton name="step" value="save" pending="Saving…">
            Save the course
          </SubmitButton>
          <SubmitButton name="step" value="preview" look="quiet" pending="Looking…">
            {state.shown ? 'Show the preview again' : 'Show the preview'}
          </SubmitButton>
        </div>
      </FormBody>
      {state.shown && <Preview key={state.attempt} shown={state.shown} />}
    </form>
  )
}

function Preview({ shown }: { shown: CoursePreview }) {
  return (
    <FocusedSection labelledBy="preview" className="mt-12 border-stone border-t-2 border-dashed pt-6">
      <p className="text-ink-soft">
        <strong>Preview. Nothing is saved yet.</strong> Its page will say:
      </p>
      <h2 id="preview" className="mt-6 text-3xl">
        {shown.title}
      </h2>
      <p className="measure mt-4 mb-10 font-serif text-lg text-ink-soft">{shown.summary}</p>
      <CourseWords
        heading="h3"
        description={
          <Prose>
            <MarkdownTree nodes={shown.description} />
          </Prose>
        }
        audience={
          <Prose>
            <MarkdownTree nodes={shown.audience} />
          </Prose>
        }
        prerequisites={shown.prerequisites}
      />
    </FocusedSection>
  )
}
