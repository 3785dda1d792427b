import { GraphFailure } from "./graph-failure";

/** Whether a piece of a path looks like a version. */
export function isVersion(piece: string | undefined): piece is string {
  return piece !== undefined && /^v\d+\.\d+$/.test(piece);
}

/** Old versions are served by the oldest living one, so all of them work; newer than the newest does not exist (0.2). */
export function isKnownVersion(version: string, newest: number): boolean {
  const major = Number(/^v(\d+)\.0$/.exec(version)?.[1] ?? Infinity);
  return major >= 1 && major <= newest;
}

/** @throws GraphFailure 2500 "Unknown path components" */
export function requireKnownVersion(version: string, newest: number, rest: readonly string[]): void {
  if (isKnownVersion(version, newest)) return;
  throw new GraphFailure({ status: 400, code: 2500, message: `Unknown path components: /${rest.join("/")}` });
}
