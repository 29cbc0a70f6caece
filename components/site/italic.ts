import localFont from 'next/font/local'

/** The true italic, a third file, loaded only by the pages that import this one. */
export const literataItalic = localFont({
  src: '../../app/fonts/literata-italic.woff2',
  weight: '400 700',
  style: 'italic',
  variable: '--font-literata-italic',
  adjustFontFallback: 'Times New Roman',
})
