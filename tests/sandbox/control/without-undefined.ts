/** Leaves out what was not given, so that it does not overwrite what there is. */
export function withoutUndefined<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], undefined> } {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Row]?: Exclude<Row[Key], undefined> };
}
