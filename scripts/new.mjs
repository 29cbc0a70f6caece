// Begins an article or a news item: `npm run new -- article "Hearing a No"` writes a file that is in order already and
// says what each of its fields is for. Only what Node brings, so that it runs before anything is installed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const practice = `
<Practice title="Something small to try">

What to do, in two or three short paragraphs. It stands at the end, set apart.

</Practice>
`

const folders = { article: 'articles', news: 'news' }

const [kind, ...words] = process.argv.slice(2)
const title = words.join(' ').replace(/\s+/g, ' ').trim()
// Letters lose their accents, apostrophes vanish, and whatever else is no letter or digit becomes a hyphen.
const slug = title
  .normalize('NFKD')
  .replace(/[\u0300-\u036f'’]/g, '')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-|-$/g, '')

if (!Object.hasOwn(folders, kind ?? ''))
  refuse('Say what to begin: npm run new -- article "Its title", or news "Its title".')
else if (!slug) refuse(`Give a title with letters, in quotes: npm run new -- ${kind} "Hearing a No".`)
else begin(`content/${folders[kind]}/${slug}.mdx`)

function begin(path) {
  mkdirSync(`content/${folders[kind]}`, { recursive: true })
  try {
    writeFileSync(path, template(), { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return refuse(`${path} is there already; nothing was changed.`)
  }
  process.stdout.write(
    `${path}\nWrite below its second line of hyphens; take the line "draft: true" away when it is ready.\n`,
  )
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

function template() {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date())
  // A JSON string is a YAML string too, whatever signs the title has.
  return `---
# While this line is here, nobody sees the text on the site. Take it away to publish.
draft: true
title: ${JSON.stringify(title)}
# One or two sentences that stand under the title, in lists, and where the address is shared. At most 240 characters.
# Text that has a colon in it, or begins with a sign, must stand in "quotes".
summary: What a reader will find here, in one or two sentences.
# Who wrote it, as the name is to be printed.
author: ORNCC editors
# Who handed it in, where that is somebody else.
# submittedBy: ORNCC
# Where it was printed first, and its address there. The address may be left out.
# source: The name of a newsletter
# sourceUrl: https://www.example.org/newsletter
# What a reader should know of how it came about: whose thought it is, what is invented.
# note: The people in this article are invented.
# The day it appears. With a day to come it is published, and shown from that day on.
date: ${today}
# What it is about: ${topics().join(', ')}.
topics: []
---

The first paragraph.

## A heading

Leave an empty line between paragraphs. *Words between asterisks* are set in italics, and
[words in brackets](https://www.example.org) become a link to the address behind them.
${kind === 'article' ? practice : ''}`
}

function topics() {
  return [...readFileSync('content/topics.yaml', 'utf8').matchAll(/^([a-z0-9-]+):/gm)].map(([, topic]) => topic)
}
