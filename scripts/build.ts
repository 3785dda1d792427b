// What Vercel runs to build: the database is brought up to date by the deployment that needs it.
import { migrateWhenThere } from "./migrate/when-there";
import { buildApp, generateClient } from "./stack/make";
import { step } from "./stack/report";

const { VERCEL, DATABASE_URL } = process.env;

await generateClient();
if (VERCEL && DATABASE_URL) await step("Bringing the database up to date", () => migrateWhenThere(DATABASE_URL));
await buildApp();
