import type { Media } from "../state/posts";
import { requirePermissions, requireReadable } from "./access";
import type { Call } from "./call";
import { badParameter, missingObject } from "./failures";

const METRICS = [
  "views",
  "reach",
  "likes",
  "comments",
  "saved",
  "shares",
  "total_interactions",
  "follows",
  "profile_visits",
];

/** `GET {media}/insights` (3.7). Nobody looks at the sandbox's posts: only the comments are counted, all else is 0. */
export function getInsights(media: Media, call: Call): unknown {
  if (call.account === null) throw missingObject(call.method, media.id);
  requireReadable(call, call.account, media.id);
  requirePermissions(call, ["instagram_manage_insights"]);
  const asked = (call.params["metric"] ?? "").split(",");
  for (const name of asked) {
    if (!METRICS.includes(name))
      throw badParameter(`metric[0] must be one of the following values: ${METRICS.join(", ")}`);
  }
  const comments = call.world.commentsOfMedia(media.id).length;
  const data = asked.map((name) => ({
    name,
    period: "lifetime",
    values: [{ value: name === "comments" || name === "total_interactions" ? comments : 0 }],
    title: name.replaceAll("_", " "),
    description: `The sandbox's count of ${name.replaceAll("_", " ")}`,
    id: `${media.id}/insights/${name}/lifetime`,
  }));
  return { data };
}
