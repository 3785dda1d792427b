import { type ErrorRule, findErrorRule, type GraphErrorKind } from "./error-table";

/** Meta answered, and the answer is an error. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: number;
  readonly subcode: number | null;
  readonly fbtraceId: string | null;
  readonly httpStatus: number;
  readonly rule: ErrorRule;

  constructor(answer: { code: number; subcode: number | null; fbtraceId: string | null; httpStatus: number }) {
    super(`Graph API error ${answer.code}/${answer.subcode ?? "-"} (HTTP ${answer.httpStatus})`);
    this.code = answer.code;
    this.subcode = answer.subcode;
    this.fbtraceId = answer.fbtraceId;
    this.httpStatus = answer.httpStatus;
    this.rule = findErrorRule(answer.code, answer.subcode);
  }

  get kind(): GraphErrorKind {
    return this.rule.kind;
  }
}

/** No usable answer: whether the call had its effect is unknown. */
export class GraphUnreachableError extends Error {
  override readonly name = "GraphUnreachableError";

  constructor(
    readonly kind: "network" | "timeout" | "unreadable-answer",
    readonly httpStatus: number | null,
    options?: ErrorOptions,
  ) {
    super(`Graph API: ${kind}${httpStatus === null ? "" : ` (HTTP ${httpStatus})`}`, options);
  }
}

export type GraphFailure = GraphError | GraphUnreachableError;

export function isGraphFailure(error: unknown): error is GraphFailure {
  return error instanceof GraphError || error instanceof GraphUnreachableError;
}
