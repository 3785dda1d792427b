import "server-only";
import { getEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { isDiskFull } from "./storage-error";

/** Why no picture can be stored: one sentence that names the setting, and what to do. */
export function storageTrouble(error: unknown): { sentence: string; fix: string } {
  const env = getEnv();
  if (env.BLOB_READ_WRITE_TOKEN)
    return {
      sentence: "No picture can be stored: the Blob store of BLOB_READ_WRITE_TOKEN does not take it.",
      fix: "Check that the store exists and that the token is its own.",
    };
  if (env.BLOB_STORE_ID)
    return {
      sentence: "No picture can be stored: the Blob store of BLOB_STORE_ID does not take it.",
      fix: "Check that the store is connected to this Vercel project and environment, or set BLOB_READ_WRITE_TOKEN.",
    };
  if (env.S3_BUCKET)
    return {
      sentence: "No picture can be stored: the bucket in S3_BUCKET does not take it.",
      fix: "Check S3_ENDPOINT, S3_REGION and S3_BUCKET, and that the keys may put into it.",
    };
  return isDiskFull(error)
    ? {
        sentence: "No picture can be stored: the disk of STORAGE_DIR is full.",
        fix: "Make room there, or set STORAGE_DIR to a bigger disk.",
      }
    : {
        sentence: "No picture can be stored: the folder in STORAGE_DIR does not take it.",
        fix: "Check that it exists or can be made, and that Ospost may write there.",
      };
}

/** For whoever runs this: what the storage answered, and which setting to look at. */
export function logStorageTrouble(error: unknown): void {
  const { sentence, fix } = storageTrouble(error);
  log.error({ err: error }, `storage: ${sentence} ${fix}`);
}
