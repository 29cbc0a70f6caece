import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Scheme = 'light' | 'dark'
const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

const grounds = ['paper', 'leaf', 'bed']
const washes = ['dusk-wash', 'moss-wash', 'berry-wash']

test('running text stands out from every ground by 7 to 1, by day and by night', () => {
  const pairs = ['ink', 'dusk'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const))
  const onWashes = washes.map((wash) => ['ink', wash] as const)
  expect(
    tooFaint(
      [...pairs, ...onWashes, ['on-bank', 'bank'], ['on-fir', 'fir'], ['ink-soft', 'paper'], ['ink-soft', 'leaf']],
      7,
    ),
  ).toEqual([])
})

test('every other text stands out by 4.5 to 1', () => {
  const pairs = ['ink-soft', 'moss', 'berry-ink'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const))
  const onOwnWash = [
    ['dusk', 'dusk-wash'],
    ['moss', 'moss-wash'],
    ['berry-ink', 'berry-wash'],
    ['ink-soft', 'berry-wash'],
    ['on-fir', 'fir-deep'],
    ['on-berry', 'berry'],
    ['on-berry', 'berry-deep'],
    ['on-bank-soft', 'bank'],
  ] as const
  expect(tooFaint([...pairs, ...onOwnWash], 4.5)).toEqual([])
})

test('what a control is drawn with, and the ring of the focus, stand out by 3 to 1', () => {
  const pairs = ['stone', 'fir', 'focus'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const))
  expect(tooFaint([...pairs, ...washes.map((wash) => ['focus', wash] as const)], 3)).toEqual([])
})

function tooFaint(pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([ink, ground]) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const found = contrast(luminance(token(ink, scheme)), luminance(token(ground, scheme)))
      return found < least ? [`${ink} on ${ground}, ${scheme}: ${found.toFixed(2)}`] : []
    }),
  )
}

/** A token's lightness, chroma and hue, as globals.css states them. */
function token(name: string, scheme: Scheme): [number, number, number] {
  const number = '([\\d.]+)'
  const oklch = `oklch\\(${number} ${number} ${number}\\)`
  const match = new RegExp(`--color-${name}:\\s*light-dark\\(\\s*${oklch},\\s*${oklch}\\s*\\)`).exec(css)
  if (!match) throw new Error(`--color-${name} is not a pair of OKLCH colours`)
  const [, ...numbers] = match.map(Number)
  const [lightness = 0, chroma = 0, hue = 0] = scheme === 'light' ? numbers.slice(0, 3) : numbers.slice(3)
  return [lightness, chroma, hue]
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, cut to what an sRGB screen can show. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function cut(channel: number): number {
  return Math.min(1, Math.max(0, channel))
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
