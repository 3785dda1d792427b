import "server-only";
import { getEnv } from "@/lib/env";
import { GraphClient } from "@/lib/graph/client";
import { meterGraphCall, meterUsage } from "@/lib/operator/meters";

/** The Graph client for everything a person waits for; the engine makes its own. */
export function createGraph(): GraphClient {
  const env = getEnv();
  return new GraphClient({
    baseUrl: env.META_GRAPH_URL,
    version: env.META_GRAPH_VERSION,
    appSecret: env.FACEBOOK_APP_SECRET,
    onUsage: ({ percent }) => meterUsage(percent),
    onCall: meterGraphCall,
  });
}

/** The Meta app's id and secret, for the calls that authenticate as the app. */
export function metaApp(): { id: string; secret: string } {
  const env = getEnv();
  return { id: env.FACEBOOK_APP_ID, secret: env.FACEBOOK_APP_SECRET };
}
