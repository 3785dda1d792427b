import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Reads the same `.env` files as Next, in the same order: what is set already is never overwritten. */
export function loadEnvFiles(mode: "production" | "development"): void {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    const file = fileURLToPath(new URL(`../../${name}`, import.meta.url));
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
