import { FilterLinks } from '@/components/ui/filter-links'
import type { Topic } from '@/lib/articles/article'

/** The topics to choose from; the first leads to all articles. */
export function TopicLinks({ topics, here }: { topics: readonly Topic[]; here: string }) {
  return (
    <div className="mb-8">
      <FilterLinks label="Topics" here={here} links={[{ label: 'All', href: '/articles' }, ...topics]} />
    </div>
  )
}
