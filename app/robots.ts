import type { MetadataRoute } from 'next'
import { fullAddress } from '@/lib/structured-data'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      disallow: ['/r/', '/join/', '/calendar/', '/donate/mine/', '/staff', '/trainer', '/account', '/sign-in', '/api/'],
    },
    sitemap: fullAddress('/sitemap.xml'),
  }
}
