import type { Metadata } from 'next'
import { isRefusedPost } from '@/app/refused-post'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { listMembers, listSteps } from '@/lib/board/members/member-queries'
import { printDate } from '@/lib/dates'
import { requireStaffOrReviewer } from '@/lib/people/session'
import { NewMemberForm, StepsForm } from './forms'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'The board', description: 'Who serves on the board, and what is owed.' }

const done: Record<string, string> = { added: 'They are on the board.', steps: 'The steps are saved.' }

type Member = Awaited<ReturnType<typeof listMembers>>[number]

export default async function BoardPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const who = await requireStaffOrReviewer('/staff/board')
  const [members, steps] = await Promise.all([listMembers(who), listSteps(who)])
  const notice = done[(await searchParams).done ?? '']
  const past = members.filter(({ leftOn }) => leftOn !== null)
  const serving = members.filter(({ leftOn }) => leftOn === null)
  return (
    <div className="page">
      <PageHeader
        title="The board"
        lede="Who serves, what is still to be done for whom, and who owes this year’s disclosure of interests."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="max-w-190 space-y-9">
        {notice && (
          <div role="status">
            <Notice look="good">{notice}</Notice>
          </div>
        )}
        {serving.length === 0 ? (
          <EmptyBed>Nobody is on the list yet. Whoever is accepted comes onto it by the letter.</EmptyBed>
        ) : (
          <Table
            caption="Who serves"
            head={['Name', 'Owes', 'Office', 'Since', 'Term ends']}
            rows={serving.map((member) => ({
              key: member.id,
              cells: [
                <Name key="name" {...member} />,
                owes(member),
                member.office ?? '–',
                day(member.startsOn, 'Not yet set'),
                day(member.termEndsOn),
              ],
            }))}
          />
        )}
        {past.length > 0 && (
          <Table
            caption="Who served before"
            head={['Name', 'Since', 'Left']}
            rows={past.map((member) => ({
              key: member.id,
              cells: [<Name key="name" {...member} />, day(member.startsOn), day(member.leftOn)],
            }))}
          />
        )}
        <Part title="Add somebody who serves">
          <p className="mb-4">Whom the board accepts by its letter is added by itself.</p>
          <NewMemberForm />
        </Part>
        <Part title="What is to be done when somebody joins">
          <StepsForm steps={steps.map(({ label }) => label).join('\n')} />
        </Part>
      </div>
    </div>
  )
}

function Name({ id, name }: Member) {
  return <a href={`/staff/board/${id}`}>{name}</a>
}

async function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details open={await isRefusedPost()} className="border-line border-y py-1">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{title}</summary>
      <div className="py-3">{children}</div>
    </details>
  )
}

function owes({ stepsLeft, owesDisclosure }: Member): string {
  const steps = stepsLeft === 1 ? '1 step' : `${stepsLeft} steps`
  return [...(owesDisclosure ? ['Disclosure'] : []), ...(stepsLeft > 0 ? [steps] : [])].join(', ') || '–'
}

/** Days are kept without a zone. */
function day(date: Date | null, none = '–'): string {
  return date ? printDate(date, 'UTC') : none
}
