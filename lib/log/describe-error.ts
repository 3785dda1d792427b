const MAX_DEPTH = 3;
/** Facts of our own errors, of Postgres and of the network that help and hide nothing. */
const FACTS = ["code", "subcode", "fbtraceId", "httpStatus", "kind", "operation", "key", "status", "errno", "syscall"];

/** What the log keeps of an error: its name, words and known facts, never whatever else hangs on it. */
export function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, 500) };
  const facts = FACTS.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [];
  });
  const isDeep = depth >= MAX_DEPTH || error.cause === undefined;
  return {
    type: error.name,
    message: messageOf(error),
    ...Object.fromEntries(facts),
    ...(isDeep ? {} : { cause: describeError(error.cause, depth + 1) }),
    ...(depth === 0 ? { stack: framesOf(error) } : {}),
  };
}

/** Prisma repeats the whole query with its values above the last line, which alone says what went wrong. */
function messageOf({ name, message }: Error): string {
  const words = name.startsWith("PrismaClient") ? (message.trim().split("\n").at(-1) ?? "") : message;
  return words.slice(0, 1000);
}

/** Only the places: the words above them are the message once more. */
function framesOf({ stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 12).join("\n");
}
