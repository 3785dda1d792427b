import { type Child, startChild } from "./child";
import { step } from "./report";
import { digest, unlessFresh } from "./stale";

/** Where Next puts what it builds, and what says that all of it is there and what it was made from. */
export const BUILD = ".next";
export const MADE_FROM = `${BUILD}/ospost-made-from`;

const GENERATED = "lib/db/generated";
const PRISMA_SOURCES = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
const BUILD_SOURCES = [
  "prisma/migrations",
  "app",
  "components",
  "lib",
  "public",
  ...PRISMA_SOURCES,
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];

/** Writes Prisma's client when the schema changed since it was written. */
export async function generateClient(): Promise<void> {
  await unlessFresh(`${GENERATED}/.made-from`, await digest(PRISMA_SOURCES), async () => {
    await step("Writing the database client", async () => {
      // Generating needs no engine, but Prisma's CLI would fetch one unless some existing file is named as it.
      const env = {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      };
      await finish(startChild("prisma generate", ["node_modules/prisma/build/index.js", "generate"], { env }));
    });
  });
}

/** Builds the app when anything it is made of changed since the last build. */
export async function buildApp(): Promise<void> {
  await unlessFresh(MADE_FROM, await digest(BUILD_SOURCES, { skip: GENERATED }), async () => {
    await step("Building the app, a minute or so", async () => {
      const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
      await finish(startChild("next build", ["node_modules/next/dist/bin/next", "build"], { env }));
    });
  });
}

/** @throws Error with what the program printed when it fails. */
async function finish(child: Child): Promise<void> {
  const how = await child.ended;
  if (how !== "exit code 0") throw new Error(`${child.name} failed (${how}):\n${child.lastWords()}`);
}
