import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/lib/db/client";
import { GraphError, GraphUnreachableError } from "@/lib/graph/graph-error";
import { log } from "@/lib/log";
import { hideSecrets } from "@/lib/log/hide-secrets";
import { StorageError } from "@/lib/storage";
import { expectConsole } from "../support/console";

const META_TOKEN = `EAAG${"x9Yz".repeat(30)}`;
const BLOB_TOKEN = "vercel_blob_rw_Store1_abcDEF123";
const SETTINGS = {
  DATABASE_URL: "postgres://ospost:pa55-word@db.internal:5432/ospost",
  FACEBOOK_APP_SECRET: 'app"secret\\with-quotes',
  CRON_SECRET: "cron secret with spaces",
  TOKEN_KEYS: `k2:${Buffer.alloc(32, 3).toString("base64")},k1:${Buffer.alloc(32, 4).toString("base64")}`,
  OPERATOR_SECRET: "operator-secret-0123",
};
const CIPHER = `k1.${Buffer.alloc(90, 5).toString("base64url")}`;
const NEVER = [
  META_TOKEN,
  BLOB_TOKEN,
  "pa55-word",
  "with-quotes",
  "cron secret",
  "cron%20secret",
  "operator-secret-0123",
];

let lines: string[];

beforeEach(() => {
  for (const [name, value] of Object.entries(SETTINGS)) vi.stubEnv(name, value);
  expectConsole(/./);
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function written(): string {
  const text = lines.join("");
  for (const secret of NEVER) expect(text).not.toContain(secret);
  expect(text).not.toContain(Buffer.alloc(32, 3).toString("base64"));
  expect(text).not.toContain(Buffer.alloc(32, 4).toString("base64"));
  return text;
}

describe("the log", () => {
  it("keeps Meta's numbers and the post, as fields of one JSON line", () => {
    const err = new GraphError({ code: 190, subcode: 463, fbtraceId: "Atrace", httpStatus: 400 });
    log.error({ postId: "p1", err }, "publish: refused");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "error",
      msg: "publish: refused",
      postId: "p1",
      err: { type: "GraphError", code: 190, subcode: 463, fbtraceId: "Atrace", httpStatus: 400, kind: "reconnect" },
    });
  });

  it("hides what hangs on an error of Meta's, of the storage and of the network", () => {
    const cause = new Error(
      `fetch https://graph.facebook.com/v25.0/me?access_token=${META_TOKEN}&appsecret_proof=abcdef failed, Authorization: Bearer ${META_TOKEN}`,
    );
    log.error({ err: new GraphUnreachableError("network", null, { cause }) }, `with ${META_TOKEN}`);
    const blob = new StorageError("put", "renditions/a.jpg", { cause: new Error(`token ${BLOB_TOKEN} is suspended`) });
    log.error({ err: blob, headers: { authorization: `Bearer ${BLOB_TOKEN}` } }, "storage");
    const signed = "https://s3.example/b/k?X-Amz-Signature=0a1b2c3d&X-Amz-Credential=AKIA/2026";
    log.error({ err: new Error(signed) }, "s3");
    const text = written();
    expect(text).toContain("is suspended");
    expect(text).not.toMatch(/abcdef|0a1b2c3d|AKIA/);
  });

  it("hides what Prisma repeats of a query, and the password of the database", () => {
    const words = `\nInvalid \`user.update()\` invocation:\n{ data: { userTokenCipher: "${CIPHER}", name: "${META_TOKEN}" } }\n\nUnique constraint failed`;
    const known = new Prisma.PrismaClientKnownRequestError(words, {
      code: "P2002",
      clientVersion: "7",
      meta: { userTokenCipher: CIPHER },
    });
    log.error({ err: known }, "database");
    log.error({ err: new Error(`connect ${SETTINGS.DATABASE_URL}`) }, "database");
    log.error({ err: new Error("connect postgres://other:hush@elsewhere/db") }, "database");
    const text = written();
    expect(text).toContain("P2002");
    expect(text).toContain("Unique constraint failed");
    expect(text).not.toContain(CIPHER);
    expect(text).not.toContain("hush");
  });

  it("hides our own settings in every form they may take", () => {
    log.warn(
      { settings: SETTINGS, url: `?s=${encodeURIComponent(SETTINGS.CRON_SECRET)}` },
      SETTINGS.FACEBOOK_APP_SECRET,
    );
    for (const line of written().trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });

  it("leaves ordinary words alone", () => {
    const words =
      '{"postId":"0198c1f2-7777-7aaa-8bbb-0123456789ab","msg":"post: published","event":"token of the Page"}';
    expect(hideSecrets(words)).toBe(words);
  });
});
