import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = [
  { find: /^@\//, replacement: `${import.meta.dirname}/` },
  // Outside React's server condition the package throws (it is there to stop a client from importing).
  { find: "server-only", replacement: path.join(import.meta.dirname, "node_modules/server-only/empty.js") },
];

const setUp = ["tests/support/console.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], setupFiles: setUp },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/integration/setup/global.ts",
          setupFiles: [...setUp, "tests/integration/setup/each-file.ts"],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
