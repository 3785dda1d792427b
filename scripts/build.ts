// What Vercel runs to build: the database is brought up to date by the deployment that needs it.
import { migrateWhenThere } from "./migrate/when-there";
import { buildApp, generateClient } from "./stack/make";
import { step } from "./stack/report";

const { VERCEL } = process.env;
const databaseUrl = process.env.DATABASE_URL?.trim();

await generateClient();
if (VERCEL && databaseUrl) await step("Bringing the database up to date", () => migrateWhenThere(databaseUrl));
await buildApp();
