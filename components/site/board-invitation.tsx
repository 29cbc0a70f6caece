/** The standing invitation to the board. */
export function BoardInvitation({ headingLevel: Heading = 'h2' }: { headingLevel?: 'h2' | 'h3' }) {
  return (
    <section aria-labelledby="board-invitation">
      <Heading id="board-invitation" className="text-xl">
        Serve on the board
      </Heading>
      <p className="mt-2">
        The Board of Directors is five volunteers who meet by video for about 75 minutes a month. Applications are taken
        on an ongoing basis.
      </p>
      <p className="mt-1">
        <a href="/board/apply" className="inline-flex min-h-11 items-center font-semibold">
          Apply to the board
        </a>
      </p>
    </section>
  )
}
