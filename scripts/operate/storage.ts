import path from "node:path";
import { parseArgs } from "node:util";
import { findNamedFiles } from "@/lib/db/system/named-files";
import { getEnv } from "@/lib/env";
import { moveFiles } from "@/lib/storage";
import { ROOT } from "../stack/data-dir";
import { loadEnvFiles } from "../stack/env-files";
import { sayWhy } from "./say-why";

const STEP = 25;

await sayWhy(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { from: { type: "string" } } });
  if (positionals[0] !== "move" || !values.from)
    throw new Error("Say: npm run storage -- move --from <the folder that STORAGE_DIR named>");
  loadEnvFiles("production");
  const { BLOB_READ_WRITE_TOKEN, BLOB_STORE_ID, S3_BUCKET } = getEnv();
  if (!BLOB_READ_WRITE_TOKEN && !BLOB_STORE_ID && !S3_BUCKET)
    throw new Error("Set BLOB_READ_WRITE_TOKEN or the S3_… names first: that is where the pictures go.");
  const { copied, present, unnamed } = await moveFiles(path.resolve(ROOT, values.from), findNamedFiles, (moved) => {
    const done = moved.copied + moved.present;
    if (done % STEP === 0) console.log(`${done} of ${moved.all}`);
  });
  console.log(`${copied} pictures copied, ${present} were there already, ${unnamed} belong to no post any more.`);
  console.log(`Nothing was deleted in ${values.from}.`);
  return true;
});
