import type { Account } from "../state/people";
import { requireReadableForPublishing } from "./access";
import type { Call } from "./call";
import { badParameter } from "./failures";
import { unknownField } from "./project";

const DAY_S = 86_400;

/** `GET {ig}/content_publishing_limit` (3.4). No `id` here: the rows are not nodes. */
export function getPublishingLimit(account: Account, call: Call): unknown {
  requireReadableForPublishing(call, account, account.id);
  const { world, params } = call;
  const dayAgoMs = world.now() - DAY_S * 1000;
  const since = params["since"] === undefined ? dayAgoMs : Number(params["since"]) * 1000;
  if (!(since >= dayAgoMs - 1000)) throw badParameter("param since must lie within the last 24 hours.");
  const counted = Math.max(since, world.now() - world.switches.quotaLagMs);
  const row: Record<string, unknown> = {
    quota_usage: world.publishTimes.countSince(account.id, since) - world.publishTimes.countSince(account.id, counted),
    // Named in a sample of Meta's (15.1), which shows no value.
    rate_limit_settings: {},
    config: { quota_total: world.switches.quotaTotal, quota_duration: DAY_S },
  };
  const asked = call.fields?.map((field) => field.name) ?? ["quota_usage"];
  for (const name of asked) if (!Object.hasOwn(row, name)) throw unknownField(name, "limit");
  return { data: [Object.fromEntries(asked.map((name) => [name, row[name]]))] };
}
