/** The standing invitation to the board. */
export function BoardInvitation() {
  return (
    <section aria-labelledby="board-invitation">
      <h2 id="board-invitation" className="text-xl">
        Serve on the board
      </h2>
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
