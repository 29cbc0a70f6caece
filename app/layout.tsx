import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import './globals.css'

const atkinson = localFont({
  src: './fonts/atkinson-next.woff2',
  weight: '400 700',
  variable: '--font-atkinson',
  adjustFontFallback: 'Arial',
})

const literata = localFont({
  src: './fonts/literata.woff2',
  weight: '400 700',
  variable: '--font-literata',
  adjustFontFallback: 'Times New Roman',
})

export const metadata: Metadata = {
  metadataBase: new URL(env.SITE_URL),
  applicationName: 'ORNCC',
  icons: { icon: [{ url: '/favicon.svg', type: 'image/svg+xml' }], apple: '/icon-180.png' },
  manifest: '/manifest.webmanifest',
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f2e5' },
    { media: '(prefers-color-scheme: dark)', color: '#121c18' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-US" className={`${atkinson.variable} ${literata.variable}`}>
      <body className="flex flex-col">{children}</body>
    </html>
  )
}
