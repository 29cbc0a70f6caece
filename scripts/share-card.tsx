import type { ShareImage } from '@/lib/articles/share-image'

const colors = {
  paper: '#f6efdf',
  ink: '#173028',
  soft: '#47564b',
  water: '#a9c3c6',
  contour: '#e2dcc6',
  fir: '#1d4436',
}

// The house's river, and lines of the valley beside it; the river is drawn last and widest.
const river = 'M-20 520C120 460 230 452 360 494S610 574 770 540 1010 452 1220 496'
const banks = [-118, -88, -58, 46, 76]

/** The picture of one address: its words on oat paper, the river below. Drawn in the subset of CSS that satori knows. */
export function ShareCard({ image: { title, line } }: { image: ShareImage }) {
  return (
    <div style={{ display: 'flex', width: '100%', height: '100%', background: colors.paper }}>
      <svg viewBox="0 0 1200 630" width="1200" height="630" style={{ position: 'absolute', top: 0, left: 0 }}>
        <title>River</title>
        {banks.map((shift) => (
          <path
            key={shift}
            d={river}
            transform={`translate(0 ${shift})`}
            fill="none"
            stroke={colors.contour}
            strokeWidth="2"
          />
        ))}
        <path d={river} fill="none" stroke={colors.water} strokeWidth="16" strokeLinecap="round" />
      </svg>
      <div style={{ display: 'flex', flexDirection: 'column', width: '100%', padding: '72px 84px' }}>
        <div
          style={{
            fontFamily: 'Literata',
            fontSize: sizeOf(title),
            lineHeight: 1.12,
            letterSpacing: '-0.015em',
            color: colors.ink,
            textWrap: 'balance',
          }}
        >
          {title}
        </div>
        <div style={{ fontFamily: 'Atkinson', fontSize: 32, marginTop: 26, color: colors.soft }}>{line}</div>
        <div
          style={{
            fontFamily: 'Literata',
            fontSize: 36,
            position: 'absolute',
            bottom: 44,
            left: 84,
            color: colors.fir,
          }}
        >
          ORNCC
        </div>
      </div>
    </div>
  )
}

/** Long titles are set smaller, so that the longest that a file may have still ends above the river. */
function sizeOf(title: string): number {
  if (title.length > 80) return 54
  return title.length > 45 ? 66 : 84
}
