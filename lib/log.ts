import "server-only";
import pino from "pino";
import { getLogLevel } from "./env";
import { describeError } from "./log/describe-error";
import { hideSecrets } from "./log/hide-secrets";

/**
 * The server's log: one JSON object a line on standard output. Fields beside the sentence: `postId`, `fbtraceId`, `code`,
 * `subcode`, `err`. Whatever gets in, every finished line has its secrets taken out.
 */
export const log = pino(
  {
    level: getLogLevel(),
    base: null,
    formatters: { level: (level) => ({ level }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  },
  { write: (line: string) => void process.stdout.write(hideSecrets(line)) },
);
