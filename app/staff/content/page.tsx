import type { Metadata } from 'next'
import { publicAddresses } from '@/app/public-addresses'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { type DeskText, readContent } from '@/lib/office/content-desk/read-content'
import { NEWS_DAYS } from '@/lib/office/content-desk/text-state'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Texts', description: 'Articles, news and pages, and what is to be mended.' }

export default async function ContentPage() {
  const staff = await requireStaff('/staff/content')
  const { texts, problems, newsOld } = await readContent(staff, publicAddresses())
  const old = texts.filter((text) => text.old)
  const shown = (kind: DeskText['kind']) => texts.filter((text) => text.kind === kind && text.state === 'public')
  return (
    <div className="page">
      <PageHeader
        title="Texts"
        lede="Articles, news and pages. Each is a file of this project, and is changed there, in a web browser: its README says how."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="mb-10 max-w-190 space-y-6">
        {problems.length > 0 ? (
          <Notice
            look="warm"
            title={problems.length === 1 ? '1 thing is to be mended' : `${problems.length} things are to be mended`}
          >
            <p>Open the file, choose the pencil, mend the line, and commit.</p>
            <ul className="mt-3 space-y-3">
              {problems.map(({ path, line, sentence }) => (
                <li key={`${path} ${line} ${sentence}`} className="wrap-anywhere">
                  <strong>{path}</strong>, line {line}
                  <span className="block">{sentence}</span>
                </li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Notice look="good" title="Nothing is broken">
            Every link within the site leads somewhere, and every picture is there. Links to other sites are not tried.
          </Notice>
        )}
        {(old.length > 0 || newsOld) && (
          <Notice look="calm" title="Look at these again">
            <ul className="space-y-3">
              {newsOld && <li>News. {newsOld}</li>}
              {old.map((text) => (
                <li key={text.path} className="wrap-anywhere">
                  <strong>{text.title}</strong> ({text.path})<span className="block">{text.old}</span>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      <div className="space-y-10">
        <Texts caption="Not public yet" texts={texts.filter(({ state }) => state !== 'public')} dateHead="Day" />
        <Texts caption="Articles, newest first" texts={shown('article')} dateHead="Day" />
        <Texts caption="News, newest first" texts={shown('news')} dateHead="Day" />
        <Texts caption="Pages" texts={shown('page')} dateHead="Read last" />
      </div>
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        A page that nobody has read for a year, a draft of two months and news of which the newest is {NEWS_DAYS} days
        old are to be looked at again. Articles do not grow old.
      </p>
    </div>
  )
}

function Texts({ caption, texts, dateHead }: { caption: string; texts: readonly DeskText[]; dateHead: string }) {
  const isWaiting = texts.some(({ state }) => state !== 'public')
  const hasAuthors = texts.some(({ author }) => author)
  return (
    <Table
      caption={caption}
      head={['Text', dateHead, ...(isWaiting ? ['State'] : []), ...(hasAuthors ? ['Author'] : [])]}
      empty="None."
      rows={texts.map((text) => ({
        key: text.path,
        cells: [
          <span key="text" className="block min-w-52">
            {text.state === 'public' ? <a href={text.href}>{text.title}</a> : text.title}
            <span className="wrap-anywhere block font-normal text-ink-soft">{text.path.replace('content/', '')}</span>
          </span>,
          <span key="date" className="whitespace-nowrap">
            {text.date}
          </span>,
          ...(isWaiting ? [<State key="state" text={text} />] : []),
          ...(hasAuthors ? [text.author ?? '–'] : []),
        ],
      }))}
    />
  )
}

function State({ text: { state } }: { text: DeskText }) {
  if (state === 'draft') return <Tag>Draft</Tag>
  return state === 'scheduled' ? <Tag tone="calm">Scheduled</Tag> : <Tag tone="good">Public</Tag>
}
