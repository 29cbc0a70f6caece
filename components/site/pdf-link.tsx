import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/**
 * The way to a page's PDF; `of` names it where a page has several. `refused`: it could not be made, since a name has
 * letters that the PDF's fonts lack.
 */
export function PdfLink({ href, of, refused }: { href: string; of?: string | undefined; refused: string | undefined }) {
  return refused ? (
    <div className="mt-6">
      <Notice look="warm" title="There is no PDF of this one">
        The name on it has letters that our PDFs cannot write, and we do not want to misspell it. Your browser’s Print
        makes the same sheet from this page.
      </Notice>
    </div>
  ) : (
    <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
      <ButtonLink href={href} look="quiet">
        {of ? `Open the PDF of ${of}` : 'Open the PDF'}
      </ButtonLink>
      <span>Or use your browser’s Print: on paper there is nothing else.</span>
    </p>
  )
}
