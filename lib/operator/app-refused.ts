import "server-only";
import { log } from "@/lib/log";

/** Tells the operator that Meta does not take the app, and which settings to look at. */
export function logAppRefused(where: "publish" | "sign-in" | "health", fields: object): void {
  log.error(
    fields,
    `${where}: Meta refuses the app. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET; APP_URL/setup looks at them`,
  );
}
