/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A table for people: the columns are the keys of the first row. */
export function formatTable(rows: readonly Record<string, string | number>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? "")))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
}

/** A table, or with `--json` one JSON object and nothing else. */
export function print(name: string, rows: readonly Record<string, string | number>[]): void {
  console.log(process.argv.includes("--json") ? JSON.stringify({ bench: name, rows }) : formatTable(rows));
}

/** What goes on, for whoever waits; kept out of what a program reads. */
export function say(text: string): void {
  if (!process.argv.includes("--json")) console.error(text);
}
