import type { FaultPlan } from "./fault-plan";

/** `media_publish` answers badly: "live" = the post is up all the same, "dead" = nothing was posted (7.2). */
export const PUBLISH_FAULTS = {
  "publish-live-403": { stage: "publish", isDone: true, answer: "spamBlock", about: "live, answers 403 4/2207051" },
  "publish-live-500": { stage: "publish", isDone: true, answer: "unknownError", about: "live, answers 500 code 1" },
  "publish-live-code-2": {
    stage: "publish",
    isDone: true,
    answer: "temporarilyUnavailable",
    about: "live, answers 503 code 2",
  },
  "publish-live-cut": { stage: "publish", isDone: true, answer: "cut", about: "live, the connection is cut" },
  "publish-live-timeout": {
    stage: "publish",
    isDone: true,
    answer: "slow",
    about: "live, the answer comes after delayMs (120000)",
  },
  "publish-live-html-502": { stage: "publish", isDone: true, answer: "html-502", about: "live, answers 502 with HTML" },
  "publish-live-truncated-json": {
    stage: "publish",
    isDone: true,
    answer: "truncated-json",
    about: "live, half of the JSON",
  },
  "publish-live-unknown-json": {
    stage: "publish",
    isDone: true,
    answer: "unknown-json",
    about: "live, 200 with JSON that has no id",
  },
  "publish-live-late": {
    stage: "publish",
    isDone: true,
    answer: "unknownError",
    about: "answers 500 code 1 and goes live afterMs (20000) later; until then the container is FINISHED",
  },
  "publish-dead-403": {
    stage: "publish",
    isDone: false,
    answer: "spamBlock",
    about: "not live, answers 403 4/2207051",
  },
  "publish-dead-500": {
    stage: "publish",
    isDone: false,
    answer: "unknownError",
    about: "not live, answers 500 code 1",
  },
  "publish-dead-code-2": {
    stage: "publish",
    isDone: false,
    answer: "temporarilyUnavailable",
    about: "not live, answers 503 code 2",
  },
  "publish-dead-server-error": {
    stage: "publish",
    isDone: false,
    answer: "instagramServerError",
    about: "not live, -1/2207001",
  },
  "publish-dead-cut": { stage: "publish", isDone: false, answer: "cut", about: "not live, the connection is cut" },
  "publish-dead-timeout": {
    stage: "publish",
    isDone: false,
    answer: "slow",
    about: "not live, answers 500 after delayMs (120000)",
  },
  "publish-dead-html-502": {
    stage: "publish",
    isDone: false,
    answer: "html-502",
    about: "not live, answers 502 with HTML",
  },
  "publish-dead-truncated-json": {
    stage: "publish",
    isDone: false,
    answer: "truncated-json",
    about: "not live, half of the JSON",
  },
  "publish-dead-unknown-json": {
    stage: "publish",
    isDone: false,
    answer: "unknown-json",
    about: "not live, 200 with JSON without id",
  },
  "publish-not-ready": {
    stage: "publish",
    isDone: false,
    answer: "notReady",
    about: "9007/2207027 although the container is FINISHED",
  },
  "publish-container-gone": {
    stage: "publish",
    isDone: false,
    answer: "containerGone",
    about: "24/2207008 although it exists",
  },
  "spam-block-dead": {
    stage: "publish",
    isDone: false,
    answer: "spamBlock",
    about: "4/2207051, and nothing was posted",
  },
  "quota-full": { stage: "publish", isDone: false, answer: "quotaReached", about: "9/2207042 whatever the quota says" },
  "listing-lag": { stage: "going-live", about: "{ig}/media lists the new post only lagMs (60000) after it went live" },
  "status-lag": {
    stage: "going-live",
    about: "the container says FINISHED until lagMs (60000) after the post went live",
  },
} as const satisfies Record<string, FaultPlan>;
