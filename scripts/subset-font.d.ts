// The package brings no types of its own. What is used of it here:
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string | undefined,
    options: {
      targetFormat: 'truetype' | 'woff2'
      keepAllGlyphs?: boolean
      variationAxes?: Record<string, number>
    },
  ): Promise<Buffer>
}
