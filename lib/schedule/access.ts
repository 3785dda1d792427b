/** Until when Meta lets Ospost work for a person: what they granted, as instants. Null = does not end. */
export type AccessTerms = { userTokenExpiresAt: Date | null; dataAccessExpiresAt: Date | null };

/**
 * When the access of a person's login ends, or null when it does not. The Page token that publishes has no end of its own,
 * but nobody says that publishing outlives the person's token (about 60 days) or the data access (90 days, 1.5 of the Meta
 * facts), and looking after an unclear publish needs both: the earlier one counts. Signing in again renews all of it.
 */
export function accessEndsAt({ userTokenExpiresAt, dataAccessExpiresAt }: AccessTerms): Date | null {
  if (userTokenExpiresAt === null || dataAccessExpiresAt === null) return userTokenExpiresAt ?? dataAccessExpiresAt;
  return userTokenExpiresAt < dataAccessExpiresAt ? userTokenExpiresAt : dataAccessExpiresAt;
}

/** How many days ahead the person is warned, once for each. */
export const WARN_DAYS = [1, 3, 7, 14] as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The warning that is due at `now`: the shortest of `WARN_DAYS` that has been reached; null while there is time or it is over. */
export function dueWarning(endsAt: Date, now: Date): (typeof WARN_DAYS)[number] | null {
  const leftMs = endsAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return WARN_DAYS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
