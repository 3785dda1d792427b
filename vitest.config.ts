import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = [
  { find: /^@\//, replacement: `${import.meta.dirname}/` },
  // Outside React's server condition the package throws (it is there to stop a client from importing).
  { find: "server-only", replacement: path.join(import.meta.dirname, "node_modules/server-only/empty.js") },
];

const setUp = ["tests/support/console.ts"];

/** A bound for what never comes, wide enough for a machine that is busy with other things. */
const PATIENT_MS = 60_000;

const integration = {
  globalSetup: "tests/integration/setup/global.ts",
  setupFiles: [...setUp, "tests/integration/setup/each-file.ts"],
  testTimeout: PATIENT_MS,
  hookTimeout: PATIENT_MS,
};

/** What measures time or memory, or must keep up with a clock, has the machine to itself. */
const ALONE = [
  "chaos",
  "engine/tick",
  "render-hostile",
  "render-big",
  "uploads/big-photo",
  "uploads/hostile-senders",
].map((name) => `tests/integration/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles: setUp,
          testTimeout: PATIENT_MS,
          // They keep no state. In a process each, starting would take them three times as long as testing.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: ALONE,
          // They wait for Postgres, the sandbox and clocks more than they compute: more at a time than there are cores.
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration-alone",
          include: ALONE,
          fileParallelism: false,
        },
      },
    ],
  },
});
