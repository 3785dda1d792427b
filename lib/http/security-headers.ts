import { type Env, isDevelopment } from "@/lib/env";
import { blobPublicBase, findBlobAccess } from "@/lib/storage/blob-address";
import { CONSTANT_HEADERS } from "./constant-headers";
import { dataPolicy, type PageSources, pagePolicy } from "./content-security-policy";

/** Meta shows accounts' pictures from hosts below these. */
const META_PICTURES = ["https://*.cdninstagram.com", "https://*.fbcdn.net"];
/** Where `@vercel/blob` sends what a browser uploads. */
const BLOB_UPLOADS = "https://vercel.com";
const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

/** The icons by every name they are asked for (next.config.ts). */
const ICON = /^\/(favicon\.ico|icon\.svg|apple-(touch-)?icon[-\w]*\.png)$/;

/** @param path of the request; what lies under `/api` and `/media` is data, not a page, and so are the icons */
export function securityHeaders(env: Env, path: string, nonce: string): Record<string, string> {
  const isData = /^\/(api|media)(\/|$)/.test(path) || ICON.test(path);
  return {
    ...CONSTANT_HEADERS,
    "Content-Security-Policy": isData ? dataPolicy() : pagePolicy(nonce, pageSources(env), isDevelopment),
    ...(env.APP_URL.startsWith("https://")
      ? { "Strict-Transport-Security": `max-age=${TWO_YEARS_SECONDS}; includeSubDomains` }
      : {}),
  };
}

function pageSources(env: Env): PageSources {
  const blob = findBlobAccess(env);
  return {
    images: [
      // Pictures have absolute addresses: they must show even where Ospost is reached by another name.
      ...originOf(env.APP_URL),
      ...(blob === null ? [] : originOf(env.BLOB_PUBLIC_URL ?? blobPublicBase(blob))),
      ...originOf(env.S3_PUBLIC_URL),
      ...(env.SANDBOX_URL === undefined ? META_PICTURES : originOf(env.SANDBOX_URL)),
    ],
    uploads: [...(blob === null ? [] : [BLOB_UPLOADS]), ...originOf(env.S3_ENDPOINT)],
    forms: originOf(env.META_DIALOG_URL),
  };
}

function originOf(url: string | undefined): string[] {
  return url === undefined ? [] : [new URL(url).origin];
}
