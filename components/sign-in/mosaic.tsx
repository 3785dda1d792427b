const tones = [
  ["oklch(0.83 0.06 62)", "oklch(0.47 0.09 40)"],
  ["oklch(0.86 0.04 210)", "oklch(0.44 0.07 232)"],
  ["oklch(0.8 0.07 132)", "oklch(0.43 0.08 150)"],
  ["oklch(0.78 0.05 330)", "oklch(0.42 0.08 315)"],
  ["oklch(0.9 0.05 88)", "oklch(0.48 0.09 66)"],
  ["oklch(0.72 0.06 250)", "oklch(0.36 0.07 262)"],
] as const;

const times = ["09:00", "12:30", "18:30", "08:15", "17:00", "20:45"];

/** A drawn feed: evening skies with a sun that sets from tile to tile. Decoration only. */
export function Mosaic() {
  return (
    <div aria-hidden className="grid grid-cols-3 gap-1 overflow-hidden rounded-sheet">
      {tones.map(([sky, ground], index) => (
        <div
          key={sky}
          className="relative aspect-[3/4]"
          style={{ background: `linear-gradient(180deg, ${sky}, color-mix(in oklch, ${sky} 55%, white))` }}
        >
          <span
            className="absolute aspect-square w-[34%] rounded-full bg-white/70"
            style={{ left: `${14 + ((index * 23) % 48)}%`, top: `${14 + ((index * 17) % 34)}%` }}
          />
          <span
            className="absolute inset-x-0 bottom-0 h-1/2"
            style={{
              background: ground,
              clipPath: `polygon(0 ${8 + ((index * 19) % 34)}%, 38% ${(index * 11) % 22}%, 100% ${14 + ((index * 23) % 26)}%, 100% 100%, 0 100%)`,
            }}
          />
          <span className="absolute bottom-2 left-2.5 text-sm font-medium text-white">{times[index]}</span>
        </div>
      ))}
    </div>
  );
}
