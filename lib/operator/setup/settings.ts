import "server-only";
import { type Env, getEnv, isOnVercel } from "@/lib/env";
import { findBlobAccess } from "@/lib/storage/blob-address";
import { bad, type Check, type Finding, good } from "./check";

const META = "https://graph.facebook.com";
/** Each opens something else: whoever learns one must not hold two. */
const SECRETS = ["NEXTAUTH_SECRET", "CRON_SECRET", "OPERATOR_SECRET", "FACEBOOK_APP_SECRET"] as const;

/** That each setting is well formed is checked before Ospost starts (lib/env.ts); here, what they mean together. */
export const checkSettings: Check = {
  name: "Settings",
  tried: "Read every setting, and looked for those that cannot be meant together.",
  async find() {
    const env = getEnv();
    return findLostPictures(env) ?? findSameSecret(env) ?? findNoMeta(env) ?? good("Every setting can be read.");
  },
};

function findLostPictures(env: Env): Finding | null {
  if (!isOnVercel() || findBlobAccess(env) !== null || env.S3_BUCKET !== undefined) return null;
  return bad(
    "Photos are kept in STORAGE_DIR, and Vercel throws that disk away.",
    "Connect a public Blob store to the project, or set the S3_… names, then deploy again.",
  );
}

function findSameSecret(env: Env): Finding | null {
  const twice = SECRETS.filter((name) =>
    SECRETS.some((other) => other !== name && env[other] && env[other] === env[name]),
  );
  if (twice.length === 0) return null;
  return bad(`${twice.join(" and ")} are the same.`, "Give each a value of its own: openssl rand -hex 24 makes one.");
}

function findNoMeta(env: Env): Finding | null {
  if (env.META_GRAPH_URL === META || env.SANDBOX_URL !== undefined) return null;
  return bad(
    `META_GRAPH_URL leads to ${env.META_GRAPH_URL}, so that nothing reaches Instagram.`,
    "Take META_GRAPH_URL and META_DIALOG_URL out of the settings.",
  );
}
