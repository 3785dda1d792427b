import type { FaultPlan } from "./fault-plan";

/** Something breaks for good just before a call, narrowed by `endpoint` and `account`; it stays broken afterwards. */
export const STANDING_FAULTS = {
  "token-killed": { stage: "call", about: "the token and its kin die with 190/subcode (460); subcode null for none" },
  "permission-withdrawn": { stage: "call", about: "the person withdraws permission (instagram_content_publish)" },
  "role-lost": { stage: "call", about: "the person loses the role on the Page: 190/492 for the Page token" },
  "account-restricted": { stage: "call", about: "creating and publishing answer 25/2207050 until it is lifted" },
  "two-factor-missing": { stage: "call", about: "the Page wants two factors: 190/492 on creating and publishing" },
  "publishing-authorization-missing": {
    stage: "call",
    about: "Page Publishing Authorization is pending: 403, code 200",
  },
} as const satisfies Record<string, FaultPlan>;
