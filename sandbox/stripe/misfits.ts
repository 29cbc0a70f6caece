type Shape = { [key: string]: unknown }

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Where an object is not of the shape of a sample: a key that it lacks, or a value of another type. Samples show one of
 * each option, so null fits everywhere on either side; so does an id in the place of an object that has one, since either
 * may be expanded. Of a list the sample's first item is every item's shape.
 */
export function misfits(sample: unknown, ours: unknown, place = ''): string[] {
  if (sample === null || ours === null) return []
  if (Array.isArray(sample) && Array.isArray(ours)) {
    const [first] = sample
    return first === undefined ? [] : ours.flatMap((item, index) => misfits(first, item, `${place}[${index}]`))
  }
  if (isShape(sample) && isShape(ours)) {
    return Object.entries(sample).flatMap(([key, value]) => {
      const inside = place === '' ? key : `${place}.${key}`
      return key in ours ? misfits(value, ours[key], inside) : [`${inside} is lacking`]
    })
  }
  const isExpanded = (one: unknown, other: unknown) => isShape(one) && 'id' in one && typeof other === 'string'
  if (isExpanded(sample, ours) || isExpanded(ours, sample)) return []
  return kindOf(sample) === kindOf(ours) ? [] : [`${place} is ${kindOf(ours)}, not ${kindOf(sample)}`]
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : isShape(value) ? 'an object' : `a ${typeof value}`
}
