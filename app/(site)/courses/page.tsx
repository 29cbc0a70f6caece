import { learningPath } from '@/app/(site)/learning-path'
import { pageMetadata } from '@/app/page-metadata'
import { Json } from '@/components/site/json'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { RiverPath } from '@/components/ui/river-path'
import { breadcrumbs, graph } from '@/lib/structured-data'

export const revalidate = 60

export const metadata = pageMetadata({
  title: 'Courses',
  description:
    'The path of learning Nonviolent Communication with ORNCC: a free introduction, the foundation course, integration, and other courses.',
  path: '/courses',
})

export default async function CoursesPage() {
  const { path, others } = await learningPath(new Date())
  return (
    <div className="page">
      <Json data={graph(breadcrumbs([{ href: '/courses', label: 'Courses' }]))} />
      <PageHeader
        title="Courses"
        lede="Three courses lead from a first taste to a practice of your own. Begin where you are: what each one asks for, you judge yourself."
      />
      {path && <RiverPath label="The path: introduction, foundation, integration" bends={path} />}
      {!path && others.length === 0 && (
        <EmptyBed action={{ href: '/contact', label: 'Write to us' }}>
          No course is described here yet. Ask us what is being planned.
        </EmptyBed>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others" className="mt-14">
          <h2 id="others" className="mb-4 text-2xl">
            {path ? 'Beside the path' : 'All courses'}
          </h2>
          <ul className="border-line border-t">
            {others.map(({ href, title, summary, note, noteLink }) => (
              <li key={href} className="border-line border-b py-4">
                <h3 className="text-lg">
                  <a href={href} className="title-link inline-block py-0.5">
                    {title}
                  </a>
                </h3>
                <p className="measure">{summary}</p>
                {note && <p className="font-semibold text-moss text-sm">{note}</p>}
                {noteLink && (
                  <p className="text-sm">
                    <a href={noteLink.href} className="inline-block py-1">
                      {noteLink.label}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
