import { type PaperPart, readPaper } from '@/lib/paper'

/** What is kept word for word, laid out like a sheet of paper; on paper there is only the sheet. */
export function Paper({ label, text, isCopy }: { label: string; text: string; isCopy: boolean }) {
  const parts = readPaper(text)
  return (
    <section
      aria-label={label}
      className="max-w-180 border-2 border-line border-t-8 border-t-fir bg-leaf px-5 py-5 sm:px-8 sm:py-7 print:break-after-page print:border-0 print:p-0 print:last:break-after-auto"
    >
      {parts[0]?.kind === 'banner' && <Part part={parts[0]} />}
      {isCopy && <p className="mb-3 text-right font-semibold tracking-widest">COPY</p>}
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a kept text never move.
        part.kind === 'banner' ? null : <Part key={index} part={part} />,
      )}
    </section>
  )
}

function Part({ part }: { part: PaperPart }) {
  switch (part.kind) {
    case 'banner':
      return <p className="mb-4 border-2 border-ink px-3 py-2 text-center font-semibold tracking-wide">{part.text}</p>
    case 'title':
      return <h2 className="mb-4 text-2xl">{part.text}</h2>
    case 'heading':
      return <h3 className="mt-6 mb-2 text-xl">{part.text}</h3>
    case 'facts':
      return (
        <table className="mb-4 w-full border-collapse">
          <tbody>
            {part.rows.map(([label, value]) => (
              <tr key={`${label} ${value}`} className="border-line border-y max-sm:block max-sm:py-2">
                <th
                  scope="row"
                  className="w-2/5 py-1.5 pr-4 text-left align-top font-normal text-ink-soft max-sm:block max-sm:w-auto max-sm:py-0"
                >
                  {label}
                </th>
                <td className="wrap-anywhere py-1.5 align-top max-sm:block max-sm:py-0">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'sentence':
      return <p className="mb-4">{part.text}</p>
    case 'imprint':
      return <p className="text-ink-soft text-sm">{part.text}</p>
  }
}
