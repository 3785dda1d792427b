import "server-only";
import { Gauge, Registry } from "prom-client";
import {
  countAccounts,
  countByLateness,
  countFailedByKind,
  countPlanned,
  countWaitingForOperator,
  readLastRuns,
} from "@/lib/db/system/figures";
import { getMeters, LATENESS_BOUNDS } from "./meters";
import { readQuotas } from "./quota";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A post that is not out this long after its time counts as late. */
export const LATE_MS = 60_000;

/** Everything a Prometheus wants to know, in its text format. `ospost_process_…` is this process; all else is everybody's. */
export async function renderMetrics(now: Date): Promise<string> {
  const shared = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `ospost_${name}`, help, labelNames, registers: [shared] });
  const since = new Date(now.getTime() - DAY_MS);
  const [planned, refused, failed, lateness, accounts, runs, quotas] = await Promise.all([
    countPlanned(now, LATE_MS),
    countWaitingForOperator(),
    countFailedByKind(),
    countByLateness(since, LATENESS_BOUNDS),
    countAccounts(now),
    readLastRuns(),
    readQuotas(now),
  ]);
  gauge("posts_due", "Posts whose time has come and that are not out yet").set(planned.due);
  gauge("posts_late", "Posts that are not out a minute after their time").set(planned.late);
  gauge("posts_next_hour", "Posts planned for the next hour").set(planned.nextHour);
  gauge("posts_waiting_for_operator", "Posts that wait because Meta refuses the app").set(refused);
  const failures = gauge("posts_failed", "Posts that stand failed or unconfirmed, by kind", ["kind"]);
  for (const { kind, count } of failed) failures.set({ kind }, count);
  gauge("posts_published_last_day", "Posts that went out in the last 24 h").set(lateness.at(-1)?.count ?? 0);
  const buckets = gauge("publish_lateness_last_day", "Posts of the last 24 h out at most le seconds late", ["le"]);
  for (const { bound, count } of lateness)
    buckets.set({ le: bound === Number.MAX_SAFE_INTEGER ? "+Inf" : String(bound) }, count);
  gauge("accounts", "Connected accounts").set(accounts.all);
  gauge("accounts_held", "Accounts that Meta refuses").set(accounts.held);
  gauge("accounts_throttled", "Accounts that Meta wants to be quiet").set(accounts.throttled);
  const age = (at: Date | null | undefined) => (at ? (now.getTime() - at.getTime()) / 1000 : Number.NaN);
  gauge("tick_started_seconds_ago", "Since the last tick began").set(age(runs.started?.startedAt));
  gauge("tick_finished_seconds_ago", "Since a tick last came to its end").set(age(runs.finished?.finishedAt));
  const left = gauge("quota_left", "Posts Meta still takes today from the busiest accounts", ["ig_user_id"]);
  for (const quota of quotas) left.set({ ig_user_id: quota.igUserId }, quota.left);
  return Registry.merge([shared, getMeters().registry]).metrics();
}
