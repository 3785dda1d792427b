import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSignedRequest } from "@/lib/accounts/signed-request";

const SECRET = "app-secret";

function sign(payload: unknown, secret = SECRET): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `${createHmac("sha256", secret).update(encoded).digest("base64url")}.${encoded}`;
}

const genuine = { user_id: "218471", algorithm: "HMAC-SHA256", issued_at: 1_291_836_800 };

describe("readSignedRequest", () => {
  it("reads whom Meta speaks of", () => {
    expect(readSignedRequest(sign(genuine), SECRET)).toBe("218471");
  });

  it.each([
    ["an empty one", ""],
    ["one without a signature", `.${sign(genuine).split(".")[1]}`],
    ["one signed with another secret", sign(genuine, "guessed")],
    [
      "one with the payload of another",
      `${sign(genuine).split(".")[0]}.${sign({ ...genuine, user_id: "1" }).split(".")[1]}`,
    ],
    ["one with a third part", `${sign(genuine)}.x`],
    ["one of another algorithm", sign({ ...genuine, algorithm: "none" })],
    ["one without a person", sign({ algorithm: "HMAC-SHA256" })],
    ["one whose payload is no JSON", `${createHmac("sha256", SECRET).update("x").digest("base64url")}.x`],
    ["one that is far too long", sign({ ...genuine, padding: "x".repeat(10_000) })],
  ])("refuses %s", (_name, signedRequest) => {
    expect(readSignedRequest(signedRequest, SECRET)).toBeNull();
  });
});
