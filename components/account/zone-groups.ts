export type ZoneGroup = { region: string; places: string[] };

/** Zones by the part before the first slash, in order. `chosen` is always among them, even an old or unlisted name. */
export function groupZones(zones: readonly string[], chosen: string): ZoneGroup[] {
  const groups = new Map<string, string[]>();
  for (const zone of [...new Set([...zones, chosen, "UTC"])].sort()) {
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "Other";
    groups.set(region, [...(groups.get(region) ?? []), zone]);
  }
  return [...groups].map(([region, places]) => ({ region, places }));
}
