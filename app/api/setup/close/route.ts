import { toSetup } from "@/lib/auth/operator-form";
import { takePass } from "@/lib/auth/operator-pass";

/** Closes the setup page in this browser. */
export function POST(): Response {
  return toSetup("", { "set-cookie": takePass() });
}
