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

  it("lists every missing name at once", () => {
    const missing = () => parseEnv({ APP_URL: complete.APP_URL, CRON_SECRET: " " });
    for (const name of ["DATABASE_URL", "NEXTAUTH_SECRET", "FACEBOOK_APP_ID", "TOKEN_KEYS", "CRON_SECRET"]) {
      expect(missing).toThrow(`${name}: is missing`);
    }
  });

  it("says what is wrong without repeating the secret", () => {
    const parse = () => parseEnv({ ...complete, TOKEN_KEYS: "k1:much-too-short" });
    expect(parse).toThrow("TOKEN_KEYS: is id:base64 of 32 random bytes");
    expect(parse).not.toThrow("much-too-short");
  });
});
