import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { cloneDatabase } from "./database";

// Every test file has a database and a folder for pictures of its own, and settings that reach nobody. A test that
// speaks to the sandbox sets META_GRAPH_URL and META_DIALOG_URL before the first use of `getEnv`.
const storageDir = await mkdtemp(path.join(tmpdir(), "ospost-images-"));

Object.assign(process.env, {
  APP_URL: "http://localhost:3999",
  NEXTAUTH_URL: "http://localhost:3999",
  DATABASE_URL: await cloneDatabase(),
  NEXTAUTH_SECRET: "only-for-the-integration-tests",
  FACEBOOK_APP_ID: "1000000000000001",
  FACEBOOK_APP_SECRET: "only-for-the-integration-tests",
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  CRON_SECRET: "only-for-the-integration-tests",
  STORAGE_DIR: storageDir,
  BLOB_READ_WRITE_TOKEN: "",
  BLOB_STORE_ID: "",
  META_GRAPH_URL: "http://127.0.0.1:9",
  META_DIALOG_URL: "http://127.0.0.1:9",
});

afterAll(() => rm(storageDir, { recursive: true, force: true }));
