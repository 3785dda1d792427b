import { parseEnv as parseFile } from "node:util";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";

const complete = {
  APP_URL: "https://ospost.example/",
  DATABASE_URL: "postgres://user:secret@db/ospost",
  NEXTAUTH_SECRET: "0123456789abcdef",
  FACEBOOK_APP_ID: "1234567890",
  FACEBOOK_APP_SECRET: "app-secret",
  TOKEN_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
  CRON_SECRET: "0123456789abcdef",
};

describe("parseEnv", () => {
  it("takes a complete configuration and fills in the rest", () => {
    expect(parseEnv(complete)).toMatchObject({
      APP_URL: "https://ospost.example",
      META_GRAPH_URL: "https://graph.facebook.com",
      META_GRAPH_VERSION: "v25.0",
    });
  });

  it.each(["ads_read", "ads_management, ads_read", " ads_read "])("takes %s for further scopes", (scopes) => {
    expect(parseEnv({ ...complete, FACEBOOK_EXTRA_SCOPES: scopes }).FACEBOOK_EXTRA_SCOPES).toBe(scopes.trim());
  });

  it.each(["ads read", "ads_read;email", "ads_read,", "ADS_READ", "a&scope=b"])("takes no %s for scopes", (scopes) => {
    expect(() => parseEnv({ ...complete, FACEBOOK_EXTRA_SCOPES: scopes })).toThrow("FACEBOOK_EXTRA_SCOPES");
  });

  it("lists every missing name at once", () => {
    const missing = () => parseEnv({ APP_URL: complete.APP_URL, CRON_SECRET: " " });
    for (const name of ["DATABASE_URL", "NEXTAUTH_SECRET", "FACEBOOK_APP_ID", "TOKEN_KEYS", "CRON_SECRET"]) {
      expect(missing).toThrow(`${name}: is missing`);
    }
  });

  it("takes no notice of space around a value, and of a value that is nothing else", () => {
    const pasted = Object.fromEntries(Object.entries(complete).map(([name, value]) => [name, `\t${value} \r\n`]));
    expect(parseEnv({ ...pasted, S3_REGION: "\n", LOG_LEVEL: " warn\n" })).toEqual(
      parseEnv({ ...complete, LOG_LEVEL: "warn" }),
    );
    expect(parseEnv(pasted).CRON_SECRET).toBe(complete.CRON_SECRET);
  });

  it.each([
    "0123456789abcdef  ",
    '"0123456789abcdef"',
    "'0123456789abcdef' # why",
    '"0123456789abcdef\\n"',
    '"0123456789abcdef\n"',
  ])("reads CRON_SECRET=%s from a .env file as it was meant", (written) => {
    // What `process.loadEnvFile` and Next do with a file: quotes and remarks are theirs.
    const read = parseFile(`CRON_SECRET=${written}\n`);
    expect(parseEnv({ ...complete, ...read }).CRON_SECRET).toBe("0123456789abcdef");
  });

  it("says what is wrong without repeating the secret", () => {
    const parse = () => parseEnv({ ...complete, TOKEN_KEYS: "k1:much-too-short" });
    expect(parse).toThrow("TOKEN_KEYS: is id:base64 of 32 random bytes");
    expect(parse).not.toThrow("much-too-short");
  });
});

it("names everything that half a bucket lacks", () => {
  const parse = () => parseEnv({ ...complete, S3_BUCKET: "pictures", S3_ENDPOINT: "https://s3.example" });
  for (const name of ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_PUBLIC_URL"])
    expect(parse).toThrow(`${name}: is missing`);
  expect(parse).not.toThrow("S3_REGION");
});

it.each([
  ["SMTP_URL", "smtp://mail.example:587", "MAIL_FROM"],
  ["MAIL_FROM", "Ospost <ospost@example.org>", "SMTP_URL"],
  ["VAPID_PUBLIC_KEY", "p".repeat(87), "VAPID_PRIVATE_KEY"],
  ["VAPID_PRIVATE_KEY", "s".repeat(43), "VAPID_PUBLIC_KEY"],
])("says of %s alone what it lacks, and nothing of the value", (given, value, missing) => {
  const parse = () => parseEnv({ ...complete, [given]: value, [missing]: " " });
  expect(parse).toThrow(`  ${missing}: is missing, and ${given} is of no use without it`);
  expect(parse).not.toThrow(value);
});

it.each([
  ["SMTP_URL", "mail.example:587", "is smtp://user:password@host:port or smtps://…"],
  ["SMTP_URL", "http://user:hunter22@mail.example", "is smtp://user:password@host:port or smtps://…"],
  ["MAIL_FROM", "Nobody at all", 'is an address, or "Name <address>"'],
  ["MAIL_FROM", "Ospost <a@example.org>\r\nBcc: b@example.org", 'is an address, or "Name <address>"'],
  ["VAPID_PUBLIC_KEY", "p".repeat(65), "is 87 characters of base64url"],
  ["VAPID_PRIVATE_KEY", "s".repeat(87), "is 43 characters of base64url"],
])("says how %s is written, when it is written otherwise", (name, value, words) => {
  const telling = {
    SMTP_URL: "smtps://mail.example",
    MAIL_FROM: "ospost@example.org",
    VAPID_PUBLIC_KEY: "p".repeat(87),
    VAPID_PRIVATE_KEY: "s".repeat(43),
  };
  expect(parseEnv({ ...complete, ...telling })).toMatchObject(telling);
  const parse = () => parseEnv({ ...complete, ...telling, [name]: value });
  expect(parse).toThrow(`  ${name}: ${words}`);
  expect(parse).not.toThrow(value);
});

it("wants one storage, not two", () => {
  const bucket = {
    S3_BUCKET: "pictures",
    S3_ENDPOINT: "https://s3.example",
    S3_ACCESS_KEY_ID: "a",
    S3_SECRET_ACCESS_KEY: "b",
    S3_PUBLIC_URL: "https://pictures.example",
  };
  expect(parseEnv({ ...complete, ...bucket }).S3_REGION).toBe("auto");
  const both = () => parseEnv({ ...complete, ...bucket, BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_a_b" });
  expect(both).toThrow("S3_BUCKET: cannot be used beside BLOB_READ_WRITE_TOKEN");
  const byId = () => parseEnv({ ...complete, ...bucket, BLOB_STORE_ID: "store_AbC123" });
  expect(byId).toThrow("S3_BUCKET: cannot be used beside BLOB_STORE_ID");
});
