import { type Call, scopeOf } from "../graph/call";
import { type FailureBody, GraphFailure } from "../graph/graph-failure";
import { isDeathSubcode } from "../login/death-subcodes";
import { killTokens, loseRole, setTrouble, withdrawPermission } from "../login/lifetimes";
import { numberOf, type StrikingFault, textOf } from "./fault-box";
import { slowness, spoil } from "./strike";

/** A rate limit that was asked for; the answer carries usage headers at 100 (section 6). */
export class RateLimited extends GraphFailure {
  readonly regainMinutes: number;

  constructor(body: FailureBody, regainMinutes: number) {
    super(body);
    this.regainMinutes = regainMinutes;
  }
}

/**
 * Lets a fault of stage "call" strike before the call is done.
 * @returns how many milliseconds the answer has to wait
 */
export async function strikeCall(call: Call): Promise<number> {
  const fault = call.world.faults.take("call", scopeOf(call));
  if (fault === null) return 0;
  if (fault.name === "answer-slow") return slowness(fault);
  if (fault.name === "graph-error") throw new GraphFailure(errorFrom(fault));
  if (fault.name === "rate-limit") throw rateLimit(fault);
  if (fault.plan.answer !== undefined) await spoil(fault, { id: "0" });
  breakForGood(call, fault);
  return 0;
}

function breakForGood(call: Call, fault: StrikingFault): void {
  const { world, account } = call;
  const personId = world.tokens.get(call.tokenText ?? "")?.personId ?? null;
  if (fault.name === "token-killed" && personId !== null) {
    const subcode = fault.params["subcode"] === undefined ? 460 : fault.params["subcode"];
    killTokens(world, personId, isDeathSubcode(subcode) ? subcode : "none");
  }
  if (fault.name === "permission-withdrawn" && personId !== null) {
    withdrawPermission(world, personId, textOf(fault, "permission", "instagram_content_publish"));
  }
  if (account === null) return;
  if (fault.name === "role-lost" && personId !== null) loseRole(world, personId, account.pageId);
  if (fault.name === "account-restricted") setTrouble(world, account.id, "restricted");
  if (fault.name === "two-factor-missing") setTrouble(world, account.id, "two-factor-missing");
  if (fault.name === "publishing-authorization-missing")
    setTrouble(world, account.id, "publishing-authorization-missing");
}

function errorFrom(fault: StrikingFault): FailureBody {
  const { params } = fault;
  const title = params["title"];
  const userMessage = params["userMessage"];
  const subcode = params["subcode"];
  return {
    status: numberOf(fault, "status", 400),
    code: numberOf(fault, "code", 987_654),
    message: textOf(fault, "message", "An error nobody has described yet"),
    ...(typeof subcode === "number" ? { subcode } : {}),
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof userMessage === "string" ? { userMessage } : {}),
  };
}

const LIMIT_MESSAGES: Record<number, string> = {
  4: "(#4) Application request limit reached",
  17: "(#17) User request limit reached",
  32: "(#32) Page request limit reached",
  341: "(#341) Application limit reached",
  613: "(#613) Calls to this api have exceeded the rate limit.",
};

function rateLimit(fault: StrikingFault): RateLimited {
  const code = numberOf(fault, "code", 4);
  const message = LIMIT_MESSAGES[code] ?? `(#${code}) There have been too many calls to this account.`;
  return new RateLimited({ status: 400, code, message }, numberOf(fault, "regainMinutes", 15));
}
