import "server-only";
import { getEnv } from "@/lib/env";
import type { Channel } from "./kinds";

/** The channels that whoever runs this copy has set up. A webhook needs nothing. */
export function offeredChannels(): Channel[] {
  const env = getEnv();
  return [
    ...(env.SMTP_URL === undefined ? [] : (["email"] as const)),
    ...(env.VAPID_PUBLIC_KEY === undefined ? [] : (["push"] as const)),
    "webhook",
  ];
}
