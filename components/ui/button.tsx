import type { ReactNode } from 'react'

export type ButtonLook = 'primary' | 'quiet' | 'give'

const looks: Record<ButtonLook, string> = {
  primary: 'border-fir bg-fir text-on-fir hover:border-fir-deep hover:bg-fir-deep',
  quiet: 'border-stone bg-paper text-ink hover:border-ink hover:bg-leaf',
  give: 'button-give border-berry bg-berry text-on-berry hover:border-berry-deep hover:bg-berry-deep',
}

/** The classes of everything that looks like a button. `give` is the page's one warm action. */
export function buttonClass(look: ButtonLook = 'primary'): string {
  return `button inline-flex min-h-11 items-center justify-center rounded-stone border-2 px-5 py-1.5 text-center font-semibold no-underline ${looks[look]}`
}

/** A link to the next step, looking like the step it is. Its words say what happens: "Take a seat", not "Go". */
export function ButtonLink({ href, look, children }: { href: string; look?: ButtonLook; children: ReactNode }) {
  return (
    <a href={href} className={buttonClass(look)}>
      {children}
    </a>
  )
}

/** The button of a form that asks with GET. A form that writes uses the submit button of components/form. */
export function Button({
  look,
  name,
  value,
  children,
}: {
  look?: ButtonLook
  name?: string
  value?: string
  children: ReactNode
}) {
  return (
    <button type="submit" name={name} value={value} className={buttonClass(look)}>
      {children}
    </button>
  )
}
