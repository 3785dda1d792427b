/** Three by three tiles, the next one lit. The same drawing as app/icon.svg. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <g className="fill-paper" opacity="0.42">
        <rect x="7" y="6" width="5" height="6" rx="1.2" />
        <rect x="13.5" y="6" width="5" height="6" rx="1.2" />
        <rect x="20" y="6" width="5" height="6" rx="1.2" />
        <rect x="7" y="13" width="5" height="6" rx="1.2" />
        <rect x="20" y="13" width="5" height="6" rx="1.2" />
        <rect x="7" y="20" width="5" height="6" rx="1.2" />
        <rect x="13.5" y="20" width="5" height="6" rx="1.2" />
        <rect x="20" y="20" width="5" height="6" rx="1.2" />
      </g>
      <rect x="13.5" y="13" width="5" height="6" rx="1.2" className="fill-paper" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-lg font-semibold tracking-tight">
      <Mark />
      Ospost
    </span>
  );
}
