/** A piece of markup whose values are already escaped. */
export type Html = { readonly markup: string }

type Value = Html | Html[] | string | number | null

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

function markupOf(value: Value): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map((part) => part.markup).join('')
  return typeof value === 'object' ? value.markup : escaped(String(value))
}

/** A template whose interpolated strings are escaped; lists and nested templates are kept, null is left out. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: strings.reduce((before, string, index) => before + markupOf(values[index - 1] ?? null) + string) }
}

const style = `
:root { color-scheme: light dark; font: 18px/1.6 system-ui, sans-serif; background: light-dark(#fff, #17191a); color: light-dark(#1b1d1e, #eceae4); }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; overflow-wrap: anywhere; }
main.narrow { max-width: 32rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
a { color: light-dark(#174ea6, #9ec5ff); }
:focus-visible { outline: 3px solid light-dark(#174ea6, #9ec5ff); outline-offset: 2px; }
.standin, [role=alert] { border-left: 4px solid; padding: .5rem .75rem; }
.standin { background: light-dark(#fff4d6, #3a3000); color: light-dark(#4a3800, #ffe9a8); }
[role=alert] { background: light-dark(#fde8e6, #4a1512); color: light-dark(#7a1610, #ffd9d5); }
label, legend { font-weight: 600; display: block; }
fieldset { border: 1px solid GrayText; border-radius: 6px; margin: 1rem 0; padding: .5rem .75rem; min-width: 0; }
fieldset label { font-weight: 400; display: flex; gap: .6rem; align-items: center; min-height: 44px; }
input:not([type=radio], [type=checkbox]), select { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
input[type=radio], input[type=checkbox] { width: 1.3rem; height: 1.3rem; flex: none; }
button { font: inherit; min-height: 44px; padding: .4rem 1rem; border-radius: 6px; border: 1px solid; cursor: pointer; }
button.main { background: light-dark(#1d5c3a, #a6e3bf); color: light-dark(#fff, #06250f); width: 100%; font-weight: 600; }
a.action { display: inline-flex; align-items: center; min-height: 44px; }
ul.plain { list-style: none; padding: 0; }
ul.plain > li { border-top: 1px solid light-dark(#ccc, #555); padding: .6rem 0; }
ul.plain p { margin: .2rem 0; }
dl.sums > div { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0; }
dl.sums dd { margin: 0; white-space: nowrap; }
.total { font-weight: 700; border-top: 1px solid; }
.quiet { color: light-dark(#555, #bbb); font-size: .9rem; }
pre { white-space: pre-wrap; font: inherit; margin: 0; }
iframe { width: 100%; height: 32rem; border: 1px solid GrayText; background: #fff; color-scheme: light; }
`

/** A whole page of the sandbox: plain, without script, nothing fetched from elsewhere. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${body}
</body>
</html>`
}

/** An instant as the sandbox's own pages print it: UTC, to the second. */
export const printedTime = (date: Date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** Cents as dollars, "$1,250.00". */
export const printedCents = (cents: number) =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
