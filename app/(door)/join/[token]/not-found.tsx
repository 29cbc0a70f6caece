import { DeadLink } from '@/components/site/dead-link'

export default function NotFound() {
  return <DeadLink />
}
