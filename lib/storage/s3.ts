import "server-only";
import { AwsClient } from "aws4fetch";
import { checkKey } from "./keys";
import type { Storage } from "./storage";
import { orStorageError } from "./storage-error";
import { ORIGINAL_TYPE } from "./upload-target";

const FOREVER = "public, max-age=31536000, immutable";
const PUT_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 20_000;
/** Tries after the first, for answers of 5xx and 429: nothing here does harm when it is done twice. */
const RETRIES = 2;
const DELETE_AT_ONCE = 20;
/** Enough for 30 MB over a line of 150 kbit/s. */
const TARGET_LIFETIME_SECONDS = 30 * 60;

export type S3Options = {
  /** Of the service, without the bucket and without a slash at the end: "https://s3.eu-central-1.amazonaws.com". */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Where anybody reads the bucket's files, without a slash at the end. */
  publicBase: string;
};

/**
 * Pictures in a bucket of anything that speaks S3 (docs/decisions/005). Its files are readable by whoever has the link, so
 * keys are never guessable. Addresses are path-style, which every service takes.
 */
export function createS3Storage({ endpoint, region, bucket, publicBase, ...credentials }: S3Options): Storage {
  const client = new AwsClient({ ...credentials, region, service: "s3", retries: RETRIES });
  const addressOf = (key: string) => {
    checkKey(key);
    return `${endpoint}/${bucket}/${key}`;
  };
  const send = async (method: string, key: string, init: RequestInit = {}, timeoutMs = TIMEOUT_MS) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await client.fetch(addressOf(key), {
      method,
      ...init,
      signal,
      cache: "no-store",
      redirect: "error",
    });
    if (response.ok || response.status === 404) return response;
    throw new Error(`HTTP ${response.status}${await codeOf(response)}`);
  };
  const requireFound = ({ ok, status }: Response) => {
    // A bucket that does not exist is no missing file when something is to be put there.
    if (!ok) throw new Error(`HTTP ${status}: check S3_ENDPOINT and S3_BUCKET`);
  };
  return {
    async put(key, body, contentType) {
      const headers = { "content-type": contentType, "cache-control": FOREVER };
      const writing = send("PUT", key, { body: new Uint8Array(body), headers }, PUT_TIMEOUT_MS).then(requireFound);
      await orStorageError("put", key, writing);
    },
    async get(key) {
      return orStorageError("get", key, send("GET", key).then(bytesOrNull));
    },
    async head(key) {
      return orStorageError("head", key, send("HEAD", key).then(factsOrNull));
    },
    async delete(keys) {
      keys.forEach(checkKey);
      for (let at = 0; at < keys.length; at += DELETE_AT_ONCE) {
        const some = keys.slice(at, at + DELETE_AT_ONCE);
        await Promise.all(some.map((key) => orStorageError("delete", key, send("DELETE", key))));
      }
    },
    takeIn: null,
    publicUrl(key) {
      checkKey(key);
      return `${publicBase}/${key}`;
    },
    async createUploadTarget({ key }) {
      const url = `${addressOf(key)}?X-Amz-Expires=${TARGET_LIFETIME_SECONDS}`;
      const init = {
        method: "PUT",
        headers: { "content-type": ORIGINAL_TYPE },
        aws: { signQuery: true, allHeaders: true },
      };
      const signed = await orStorageError("put", key, client.sign(url, init));
      return { kind: "signed", url: signed.url };
    },
  };
}

async function bytesOrNull(response: Response): Promise<Buffer | null> {
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}

function factsOrNull({ ok, headers }: Response): { bytes: number; contentType: string } | null {
  if (!ok) return null;
  return { bytes: Number(headers.get("content-length")), contentType: headers.get("content-type") ?? ORIGINAL_TYPE };
}

/** S3 answers in XML; its code ("AccessDenied", "SignatureDoesNotMatch") says what to correct and holds no secret. */
async function codeOf(response: Response): Promise<string> {
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  return code === undefined ? "" : ` ${code}`;
}
