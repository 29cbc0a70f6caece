/** Six rills that become one river: many small gifts. Decoration; it carries no words. */
export function GatheringWater() {
  return (
    <svg
      viewBox="0 0 1200 150"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-28 w-full text-water"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path vectorEffect="non-scaling-stroke" d="M-5 14C70 4 110 30 190 34S330 68 450 76" />
      <path vectorEffect="non-scaling-stroke" d="M-5 58C60 66 110 42 180 52S290 78 400 78" />
      <path vectorEffect="non-scaling-stroke" d="M-5 126C90 140 150 104 230 108S360 88 470 80" />
      <path vectorEffect="non-scaling-stroke" d="M150 -5C170 20 240 16 300 34S430 68 540 74" />
      <path vectorEffect="non-scaling-stroke" d="M330 155C350 126 430 132 490 112S600 90 680 88" />
      <path vectorEffect="non-scaling-stroke" d="M560 -5C580 22 640 22 690 44S800 70 860 76" />
      <path
        fill="currentColor"
        stroke="none"
        d="M280 76C420 76 520 70 600 73 700 77 740 82 820 71 900 60 960 58 1040 68 1110 77 1160 76 1210 62L1210 96C1160 108 1110 110 1040 98 960 86 900 84 820 91 740 98 690 92 600 84 520 78 420 80 280 78Z"
      />
    </svg>
  )
}
