import { organization } from '@/content/organization'
import { fullAddress, organizationReference, type Thing } from '@/lib/structured-data'
import type { Article } from './article'
import { articleImage } from './share-image'

/** An article or a news item in schema.org's words. */
export function articleThing(article: Article): Thing {
  const url = fullAddress(article.href)
  return {
    '@type': article.kind === 'news' ? 'NewsArticle' : 'Article',
    '@id': `${url}#article`,
    headline: article.title,
    description: article.summary,
    url,
    mainEntityOfPage: url,
    image: fullAddress(articleImage(article).path),
    datePublished: article.date,
    inLanguage: 'en-US',
    author: author(article.author),
    publisher: organizationReference,
    keywords: article.topics.map(({ label }) => label),
    timeRequired: `PT${article.readingMinutes}M`,
    ...(article.source?.url && { isBasedOn: article.source.url }),
  }
}

// What ORNCC signs itself ("ORNCC", "ORNCC editors") is not a person.
function author(name: string): Thing {
  const isOurs = name.split(' ')[0] === organization.shortName
  return isOurs ? { '@type': 'Organization', name, url: fullAddress('/about') } : { '@type': 'Person', name }
}
