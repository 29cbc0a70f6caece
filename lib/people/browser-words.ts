// The first that fits: Edge calls itself Chrome too, and Chrome calls itself Safari.
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const

const machines = [
  ['an iPhone', /\biPhone\b/],
  ['an iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['a Chromebook', /\bCrOS\b/],
  ['a Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const

/** A browser as its owner would recognize it: "Firefox on Windows". What it calls itself is not kept. */
export function browserWords(userAgent: string): string {
  const browser = browsers.find(([, is]) => is.test(userAgent))?.[0] ?? 'A browser'
  const machine = machines.find(([, is]) => is.test(userAgent))?.[0]
  return machine ? `${browser} on ${machine}` : browser
}
