import { Notice } from '@/components/ui/notice'

const words = {
  legalName: 'legal name',
  ein: 'tax number (EIN)',
  postalAddress: 'postal address',
}

const list = new Intl.ListFormat('en-US')

/** Why no gift is taken here at present, and what can be done instead. */
export function GivingClosed({ missing }: { missing: readonly (keyof typeof words)[] }) {
  return (
    <Notice title="Giving on this site is closed for now">
      <p>
        Every gift gets a receipt, and a receipt has to name ORNCC in full. Its{' '}
        {list.format(missing.map((name) => words[name]))} {missing.length === 1 ? 'has' : 'have'} not been entered here
        yet, so we would rather take no gift than one without a proper receipt.
      </p>
      <p>
        If you would like to give today, <a href="/contact">write to us</a> and we will answer.
      </p>
    </Notice>
  )
}
