/** A formatter is slow to make (about a quarter of a millisecond, and a page shows a hundred dates) and quick to use. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** Far more than there are zones; only so that spellings of them cannot pile up. */
const MOST = 2_000;

/** How British English writes a date or time on the clock of an IANA zone, made once for each set of options. */
export function getDateFormat(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= MOST) formats.clear();
  const made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  formats.set(key, made);
  return made;
}
