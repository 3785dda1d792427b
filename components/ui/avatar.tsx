/** The account's picture, or its first letter. Decorative: the name always stands beside it. */
export function Avatar({ url, name, size = 40 }: { url: string | null; name: string; size?: 32 | 40 | 48 }) {
  const style = { width: size, height: size };
  if (url === null) {
    return (
      <span
        aria-hidden
        style={style}
        className="inline-flex shrink-0 items-center justify-center rounded-full bg-accent-tint font-semibold text-accent uppercase"
      >
        {[...name][0] ?? "·"}
      </span>
    );
  }
  return (
    <img
      src={url}
      alt=""
      style={style}
      referrerPolicy="no-referrer"
      className="shrink-0 rounded-full bg-sunken object-cover"
    />
  );
}
