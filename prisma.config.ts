import { defineConfig } from "prisma/config";

// `prisma generate` is the only command of Prisma's CLI that Ospost uses; migrations go through scripts/migrate.ts.
export default defineConfig({ schema: "prisma/schema.prisma" });
