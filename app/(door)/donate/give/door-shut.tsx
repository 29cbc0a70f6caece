import { Notice } from '@/components/ui/notice'

/** In place of the form while cards fail from everywhere. */
export function DoorShut() {
  return (
    <Notice title="No gift is taken by card for now">
      <p>
        Somebody is trying stolen cards here, so many and from so many places that we have closed this door. It opens
        again by itself, mostly within an hour.
      </p>
      <p>
        Until then there are <a href="/donate/other-ways">other ways to give</a>, and you can{' '}
        <a href="/contact">write to us</a>.
      </p>
    </Notice>
  )
}
