import { readdirSync } from "node:fs";
import type { NextConfig } from "next";
import { MAX_KEPT_BYTES } from "./lib/http/body-limits";
import { CONSTANT_HEADERS } from "./lib/http/constant-headers";

/** The app must know which database it was built for: `/api/health/ready` compares. */
const newestMigration = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .at(-1);

const config: NextConfig = {
  // A server runs from a copy of the build, so that the next build does not take its files away (scripts/stack/held-build.ts).
  distDir: process.env.OSPOST_BUILD_DIR || ".next",
  poweredByHeader: false,
  // proxy.ts does it, with the security headers.
  skipTrailingSlashRedirect: true,
  env: { OSPOST_NEWEST_MIGRATION: newestMigration },
  // Read from disk at run time, with their own native or generated files.
  serverExternalPackages: ["sharp", "pg", "libheif-js"],
  // iPhones and iPads ask by these names, in several sizes, where a page has not told them another (yet).
  rewrites: async () => [{ source: "/apple-touch-icon:variant([-\\w]*).png", destination: "/apple-icon.png" }],
  experimental: { proxyClientMaxBodySize: MAX_KEPT_BYTES },
  headers: async () => [
    { source: "/:path*", headers: Object.entries(CONSTANT_HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};

export default config;
