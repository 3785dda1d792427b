import type { FaultPlan } from "./fault-plan";

/** `POST {ig}/media` and what follows it go wrong. "made" = the container exists although the answer is lost. */
export const CREATE_FAULTS = {
  "create-500": { stage: "create", isDone: false, answer: "unknownError", about: "answers 500 code 1" },
  "create-code-2": { stage: "create", isDone: false, answer: "temporarilyUnavailable", about: "answers 503 code 2" },
  "create-server-error": {
    stage: "create",
    isDone: false,
    answer: "instagramServerError",
    about: "answers -1/2207001",
  },
  "create-fatal": { stage: "create", isDone: false, answer: "mediaFailed", about: "answers -1/2207032" },
  "create-cut": { stage: "create", isDone: false, answer: "cut", about: "the connection is cut" },
  "create-made-cut": { stage: "create", isDone: true, answer: "cut", about: "made, but the connection is cut" },
  "create-made-500": { stage: "create", isDone: true, answer: "unknownError", about: "made, but answers 500 code 1" },
  "create-timeout": {
    stage: "create",
    isDone: true,
    answer: "slow",
    about: "made, the answer comes after delayMs (120000)",
  },
  "create-html-502": { stage: "create", isDone: false, answer: "html-502", about: "answers 502 with HTML" },
  "create-truncated-json": { stage: "create", isDone: true, answer: "truncated-json", about: "made, half of the JSON" },
  "create-unknown-json": {
    stage: "create",
    isDone: true,
    answer: "unknown-json",
    about: "made, 200 with JSON that has no id",
  },
  "fetch-failure": { stage: "fetch", answer: "fetchFailed", about: "9004/2207052 without asking the host" },
  "fetch-timeout": { stage: "fetch", answer: "fetchTimedOut", about: "-2/2207003 without asking the host" },
  "container-stuck": { stage: "processing", about: "the container stays IN_PROGRESS until it expires" },
  "container-slow": { stage: "processing", about: "the container is FINISHED only after delayMs (30000)" },
  "container-error": { stage: "processing", about: "the container goes to ERROR, naming subcode (2207082)" },
  "container-expired": { stage: "processing", about: "the container is EXPIRED after afterMs (0)" },
} as const satisfies Record<string, FaultPlan>;
