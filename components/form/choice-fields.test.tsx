import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { emptyForm } from '@/lib/form'
import { RadioGroup } from './choice-fields'

test('the first choice is described by its own hint, and the group by the group’s', () => {
  const choices = [
    { value: 'yes', label: 'Yes', hint: 'They are certified.' },
    { value: 'no', label: 'No', hint: 'They are not.' },
  ]
  const html = renderToStaticMarkup(
    <RadioGroup state={emptyForm} name="certified" legend="Certified" hint="As of today." choices={choices} />,
  )
  const hints = [...html.matchAll(/<p id="([^"]+)"[^>]*>([^<]*)</g)].map(([, id, text]) => [id, text])
  const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].map(([, id]) => id)
  expect(described.map((id) => hints.filter(([hint]) => hint === id))).toEqual([
    [['certified-hint', 'As of today.']],
    [['certified-yes-hint', 'They are certified.']],
    [['certified-no-hint', 'They are not.']],
  ])
})
