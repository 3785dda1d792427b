import type { FaultPlan } from "./fault-plan";

/** Answers of any call, narrowed by `endpoint` (the names that `GET /__sandbox/counts` uses). Nothing is done unless said. */
export const ANSWER_FAULTS = {
  "answer-500": { stage: "call", answer: "unknownError", about: "500 code 1" },
  "answer-code-2": { stage: "call", answer: "temporarilyUnavailable", about: "503 code 2" },
  "answer-html-502": { stage: "call", answer: "html-502", about: "502 with an HTML page" },
  "truncated-json": { stage: "call", answer: "truncated-json", about: "the JSON breaks off" },
  "unknown-json": { stage: "call", answer: "unknown-json", about: "200 with JSON of a shape nobody knows" },
  "answer-cut": { stage: "call", answer: "cut", about: "the connection is cut" },
  "answer-slow": { stage: "call", about: "done, but the answer waits delayMs (120000)" },
  "graph-error": {
    stage: "call",
    about: "any error: code (987654), subcode, status (400), message, title, userMessage",
  },
  "rate-limit": {
    stage: "call",
    about: "code (4): 4, 17, 32, 341, 613, 80001 or 80002; usage headers at 100, regainMinutes (15)",
  },
  "read-100-33-page-token": {
    stage: "page-token-read",
    answer: "missingObject",
    about: "reads with the Page token answer 100/33 (7.3)",
  },
  "permalink-read-failure": {
    stage: "permalink",
    answer: "unknownError",
    about: "reading a medium's permalink answers 500 code 1",
  },
  "comment-made-400": {
    stage: "comment",
    isDone: true,
    answer: "responseFormat",
    about: "made, answers 400 20/1772107",
  },
  "comment-made-cut": { stage: "comment", isDone: true, answer: "cut", about: "made, the connection is cut" },
  "comment-dead-500": { stage: "comment", isDone: false, answer: "unknownError", about: "not made, 500 code 1" },
  "expires-in-missing": { stage: "token-exchange", about: "the token answer has no expires_in (1.4)" },
  "localized-messages": { stage: "error-answer", about: "error_user_title and error_user_msg are German (5.1)" },
} as const satisfies Record<string, FaultPlan>;
