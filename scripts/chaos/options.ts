import { parseArgs } from "node:util";

export type Options = { posts: number; seed: number; workers: number; kill: boolean };

/** @throws Error on an unknown flag or a number that is none */
export function parseOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      posts: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      workers: { type: "string", default: "2" },
      kill: { type: "boolean", default: false },
    },
  });
  return {
    posts: parseCount("posts", values.posts),
    seed: parseCount("seed", values.seed),
    workers: parseCount("workers", values.workers),
    kill: values.kill,
  };
}

function parseCount(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} takes a whole number from 1 on, not "${text}".`);
  return value;
}
