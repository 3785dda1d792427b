import { describe, expect, it } from "vitest";
import { readFacebookRefusal } from "@/lib/auth/facebook-refusal";
import { signInProblem } from "@/lib/words/sign-in";

const read = (query: string) => readFacebookRefusal(new URLSearchParams(query));

describe("what Facebook sends somebody back with", () => {
  it.each([
    ["error=access_denied&error_code=200&error_reason=user_denied", "cancelled"],
    ["error_code=200&error_message=Permissions+error", "cancelled"],
    ["error=invalid_scope&error_description=Invalid+Scopes", "permission-unknown"],
    ["error=temporarily_unavailable", "facebook-away"],
    ["error=server_error&error_code=1", "facebook-away"],
    ["error_code=2&error_message=Try+later", "facebook-away"],
    ["error_code=191&error_message=URL+blocked", "app-refused"],
    ["error=unauthorized_client", "app-refused"],
    ["error_code=1349126&error_message=App+not+active", "facebook-refused"],
    ["error=something_new", "facebook-refused"],
    ["error=toString&error_code=constructor", "facebook-refused"],
  ])("%s is %s, and has words of its own", (query, problem) => {
    expect(read(query)?.problem).toBe(problem);
    const words = signInProblem(problem);
    expect(words).not.toBeNull();
    expect(words?.what).not.toBe(signInProblem("OAuthCallback")?.what);
    expect(words?.what).not.toBe(signInProblem("nobody-knows")?.what);
  });

  it("is nothing with a code, or with nothing at all", () => {
    expect(read("code=abc&state=def")).toBeNull();
    expect(read("")).toBeNull();
  });

  it("is kept for the log without the code and the state, and not at any length", () => {
    const fields = read(`error_code=1&error_message=${"x".repeat(5000)}&code=secret&state=hidden`)?.fields;
    expect(fields).toEqual({ error_code: "1", error_message: "x".repeat(300) });
  });
});
