/** The name of the field that people never see: who fills it in is thanked and ignored. */
export const HONEYPOT = 'website'

export function Honeypot() {
  return (
    <div aria-hidden="true" className="absolute -left-[200vw] h-px w-px overflow-hidden">
      <label htmlFor="hp-website">Leave this empty</label>
      <input id="hp-website" name={HONEYPOT} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
