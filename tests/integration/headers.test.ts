import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getStorage, newKey } from "@/lib/storage";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../support/app-on-sandbox";
import { type BuiltApp, startBuiltApp } from "../support/built-app";
import { signInOverHttp, WebClient } from "../support/web-client";

type Client = "nobody" | "somebody" | "broken";
/** `broken` is a process whose database is gone, asked by somebody with a good cookie. */
type Case = { what: string; path: string; status: number; as?: Client; init?: RequestInit };

const picture = newKey("renditions", "jpg");
const missing = newKey("renditions", "jpg");

const PAGES: Case[] = [
  { what: "the login page", path: "/login", status: 200 },
  { what: "a page for everybody", path: "/privacy", status: 200 },
  { what: "the front page", path: "/", status: 200, as: "somebody" },
  { what: "a page that is not there", path: "/nowhere", status: 404 },
  // These have begun to stream before it is known what becomes of them.
  { what: "a post that is not there", path: "/posts/nothing", status: 200, as: "somebody" },
  { what: "a page that leads to the login", path: "/", status: 200 },
  { what: "a page that fails", path: "/account", status: 500, as: "broken" },
];

const OTHERS: Case[] = [
  { what: "a redirect", path: "/connect", status: 307 },
  { what: "a redirect by next-auth", path: "/api/auth/signin", status: 302 },
  { what: "a page asked for by Next's client", path: "/login?_rsc", status: 200, init: { headers: { rsc: "1" } } },
  { what: "a redirect by Next", path: "/login", status: 307, init: { headers: { rsc: "1" } } },
  { what: "a slash too many", path: "/login/?error=x", status: 308 },
  { what: "an address that cannot be read", path: "/%E0%A4%A", status: 404 },
  { what: "a picture made smaller", path: "/_next/image?url=x", status: 400 },
  { what: "data", path: "/api/planner/version", status: 200, as: "somebody" },
  { what: "data for strangers", path: "/api/planner/version", status: 401 },
  { what: "a cron route without its secret", path: "/api/cron/publish", status: 401 },
  { what: "a wrong method", path: "/api/uploads", status: 405, init: { method: "DELETE" } },
  { what: "a question about methods", path: "/api/uploads", status: 204, init: { method: "OPTIONS" } },
  { what: "a route that is not there", path: "/api/nowhere", status: 404 },
  { what: "a route that fails", path: "/api/planner/version", status: 500, as: "broken" },
  { what: "input that cannot be read", path: "/api/uploads", status: 422, as: "somebody", init: { method: "POST" } },
  { what: "a photo of nobody", path: "/api/uploads/x", status: 401, init: { method: "PUT", body: "x" } },
  { what: "a photo of somebody else", path: "/api/uploads/x", status: 422, as: "somebody", init: { method: "PUT" } },
  { what: "a photo that is not there", path: "/api/uploads/x", status: 404 },
  { what: "a photo that is said to be sent", path: "/api/uploads/x", status: 401, init: { method: "POST" } },
  { what: "a photo that cannot be removed", path: "/api/uploads/x", status: 405, init: { method: "DELETE" } },
  { what: "a photo, asked what may be done", path: "/api/uploads/x", status: 204, init: { method: "OPTIONS" } },
  { what: "a photo with a slash too many", path: "/api/uploads/x/", status: 308, init: { method: "PUT" } },
  { what: "a photo while the database is gone", path: "/api/uploads/x", status: 500, as: "broken" },
  { what: "far too much", path: "/login", status: 413, init: { method: "POST", body: "x".repeat(3 * 1024 * 1024) } },
  { what: "a picture", path: `/media/${picture}`, status: 200 },
  { what: "a part of a picture", path: `/media/${picture}`, status: 206, init: { headers: { range: "bytes=0-1" } } },
  { what: "a picture that is not there", path: `/media/${missing}`, status: 404 },
  { what: "a file of the app", path: "/robots.txt", status: 200 },
  { what: "an icon", path: "/favicon.ico", status: 200 },
  { what: "an icon by another name", path: "/apple-touch-icon.png", status: 200 },
  { what: "a link of a mail", path: "/api/notifications/unsubscribe?token=x", status: 303 },
  {
    what: "a link of a mail that is not ours",
    path: "/api/notifications/unsubscribe",
    status: 400,
    init: { method: "POST" },
  },
];

const BLOB = { BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_AbC123_only-for-the-tests" };
const BUCKET = {
  S3_BUCKET: "photos",
  S3_ENDPOINT: "https://s3.example/",
  S3_ACCESS_KEY_ID: "tests",
  S3_SECRET_ACCESS_KEY: "only-for-the-tests",
  S3_PUBLIC_URL: "https://pictures.example/photos",
};

/** With its pictures on the disk. */
let plain: AppOnSandbox;
/** Behind something that speaks HTTPS, with its pictures at Vercel. */
let secure: BuiltApp;
/** Without its database, with its pictures in a bucket, and Meta itself in place of the sandbox. */
let broken: BuiltApp;
const clients: Partial<Record<Client, WebClient>> = {};

beforeAll(async () => {
  plain = await startAppOnSandbox();
  [secure, broken] = await Promise.all([
    startBuiltApp({ ...plain.settings, ...BLOB, APP_URL: "https://ospost.example" }),
    startBuiltApp({
      ...plain.settings,
      ...BUCKET,
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/nothing",
      META_DIALOG_URL: "https://www.facebook.com",
      SANDBOX_URL: "",
    }),
  ]);
  await getStorage().put(picture, Buffer.from("picture"), "image/jpeg");
  clients.nobody = new WebClient(plain.app.url);
  clients.somebody = new WebClient(plain.app.url);
  await signInOverHttp(clients.somebody, await addPerson(plain.sandbox, "Somebody"));
  clients.broken = new WebClient(broken.url);
  const token = await encode({ token: { sub: "somebody" }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  clients.broken.cookies.set("next-auth.session-token", token);
}, 60_000);

afterAll(async () => {
  await Promise.all([secure, broken].map((app) => app?.stop()));
  await plain?.close();
});

async function ask({ path, status, as = "nobody", init }: Case, client = clients[as]): Promise<Response> {
  const response = await client?.fetch(path, init);
  expect(response?.status).toBe(status);
  return response ?? Response.error();
}

/** "a b; c d" → { a: ["b"], c: ["d"] } */
function policyOf({ headers }: Response): Record<string, string[]> {
  const text = headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    text.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

function expectSafe(response: Response): void {
  const { headers } = response;
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("permissions-policy")).toContain("camera=()");
  const policy = policyOf(response);
  expect(policy["frame-ancestors"]).toEqual(["'none'"]);
  expect(policy["base-uri"]).toEqual(["'none'"]);
  const scripts = policy["script-src"] ?? policy["default-src"] ?? [];
  expect(scripts).not.toHaveLength(0);
  expect(scripts).not.toContain("'unsafe-inline'");
  expect(scripts).not.toContain("'unsafe-eval'");
}

function nonceOf(response: Response): string {
  const sources = policyOf(response)["script-src"]?.join(" ") ?? "";
  return /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(sources)?.[1] ?? "";
}

describe("every answer has the headers", () => {
  it.each([...PAGES, ...OTHERS])("$what", async (one) => {
    const response = await ask(one);
    expectSafe(response);
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  it("but for the policy, also the build's own files", async () => {
    const page = await (await fetch(`${plain.app.url}/login`)).text();
    const files = [...page.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+\.(?:js|css)[^"]*)"/g)].map(([, at]) => at);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const { status, headers } = await fetch(`${plain.app.url}${file}`);
      expect(status).toBe(200);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
    }
  });
});

it("a slash too many at the end leads to the same page, with what was asked", async () => {
  for (const [path, wanted] of [
    ["/login/?error=x&error=y", "/login?error=x&error=y"],
    ["/posts/%2F%2Fevil.example/", "/posts/%2F%2Fevil.example"],
    ["/api/health/", "/api/health"],
  ] as const) {
    const { headers } = await ask({ what: "", path, status: 308 });
    const location = headers.get("location") ?? "";
    expect(location.startsWith("/") ? location : location.replace(plain.app.url, "")).toBe(wanted);
  }
});

it("one within leads to an address of ours that has them: Next answers so before anything of ours is asked", async () => {
  for (const path of ["//login", "//evil.example", "/\\evil.example", "//evil.example/"]) {
    const redirect = await ask({ what: "", path, status: 308 });
    const location = redirect.headers.get("location") ?? "";
    expect(location).toMatch(/^\/[\w.]+\/?$/);
    expectSafe(await fetch(`${plain.app.url}${location}`));
  }
});

describe("every document has a nonce of its own, and its scripts carry it", () => {
  it.each(PAGES)("$what", async (one) => {
    const seen = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const response = await ask(one);
      const nonce = nonceOf(response);
      expect(nonce).not.toBe("");
      seen.add(nonce);
      const scripts = [...(await response.text()).matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((tag) => !tag.includes(` nonce="${nonce}"`))).toEqual([]);
    }
    expect(seen.size).toBe(3);
  });

  it("whatever the caller claims", async () => {
    const headers = { "content-security-policy": "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='", "x-nonce": "mine" };
    const response = await ask({ what: "", path: "/login", status: 200, init: { headers } });
    expect(nonceOf(response)).not.toMatch(/^A+==$/);
    expect(await response.text()).not.toMatch(/nonce="(A+==|mine)"/);
  });
});

it("the service worker that shows notifications may run, and no other", async () => {
  const page = await ask({ what: "", path: "/login", status: 200 });
  expect(policyOf(page)["worker-src"]).toEqual(["'self'"]);
  const { headers } = await ask({ what: "", path: "/sw.js", status: 200 });
  expect(headers.get("content-type")).toContain("javascript");
});

describe("HTTPS from then on", () => {
  const asked = [...PAGES, ...OTHERS].filter(({ as = "nobody" }) => as === "nobody");

  it.each(asked)("is asked for where Ospost is reached by it: $what", async (one) => {
    const response = await ask(one, new WebClient(secure.url));
    expectSafe(response);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  });
});

describe("a page may load", () => {
  const page: Case = { what: "", path: "/privacy", status: 200 };
  const policyAt = async (url: string) => policyOf(await ask(page, new WebClient(url)));
  const own = ["'self'", "data:", "blob:"];

  it("pictures of its own, when they are kept on the disk, and send photos to nobody else", async () => {
    const policy = await policyAt(plain.app.url);
    expect(policy["img-src"]).toEqual([...own, plain.appUrl, plain.sandbox.url]);
    expect(policy["connect-src"]).toEqual(["'self'"]);
    expect(policy["form-action"]).toEqual(["'self'", plain.sandbox.url]);
  });

  it("those kept at Vercel, and send photos there", async () => {
    const policy = await policyAt(secure.url);
    const blob = "https://abc123.public.blob.vercel-storage.com";
    expect(policy["img-src"]).toEqual([...own, "https://ospost.example", blob, plain.sandbox.url]);
    expect(policy["connect-src"]).toEqual(["'self'", "https://vercel.com"]);
  });

  it("those kept in a bucket and those of Instagram, and send photos to the bucket", async () => {
    const policy = await policyAt(broken.url);
    const meta = ["https://*.cdninstagram.com", "https://*.fbcdn.net"];
    expect(policy["img-src"]).toEqual([...own, plain.appUrl, "https://pictures.example", ...meta]);
    expect(policy["connect-src"]).toEqual(["'self'", "https://s3.example"]);
    expect(policy["form-action"]).toEqual(["'self'", "https://www.facebook.com"]);
  });
});
