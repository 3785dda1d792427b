import type { BrokenAnswer } from "../faults/strike";
import { jsonReply, type Reply } from "../http/reply";

/** Instead of a reply: the connection ends without one. */
export type CutConnection = null;

/** What reaches the client when an answer is broken on its way. */
export function brokenReply({ breakage, result }: BrokenAnswer): Reply | CutConnection {
  switch (breakage) {
    case "cut":
      return null;
    case "html-502":
      return {
        status: 502,
        contentType: "text/html; charset=utf-8",
        body: "<!doctype html><title>Error</title><h1>Sorry, something went wrong.</h1>",
      };
    case "truncated-json": {
      const text = JSON.stringify(result ?? { id: "17800000000000000" });
      return {
        status: 200,
        contentType: "application/json; charset=UTF-8",
        body: text.slice(0, Math.floor(text.length / 2)),
      };
    }
    case "unknown-json":
      return jsonReply({ outcome: { accepted: true }, warnings: ["a shape nobody has described yet"] });
  }
}
