import { describe, expect, it } from "vitest";
import { loginPath, wayBack } from "@/lib/auth/way-back";

const APP_URL = "https://ospost.example";

describe("the way back from the login", () => {
  it.each(["/posts/new?draft=4f9c&at=2026-11-24T18%3A30", "/calendar?day=2026-11-24", "/account", "/"])(
    "leads to a page of ours: %s",
    (path) => {
      expect(wayBack(path, APP_URL)).toBe(path);
      const login = new URL(loginPath(path), APP_URL);
      expect(wayBack(login.searchParams.get("back"), APP_URL)).toBe(path);
    },
  );

  it.each([
    "https://evil.example/posts",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://ospost.example@evil.example/",
    "https://ospost.example.evil.example/",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://ospost.example/account",
    `/${"a".repeat(600)}`,
    "/login?back=/login",
    "/api/auth/signout",
    "/media/x.jpg",
  ])("leads nowhere else: %s", (wanted) => {
    expect(wayBack(wanted, APP_URL)).toBe("/");
  });

  it("is the front page when nobody asked for another", () => {
    expect(wayBack(null, APP_URL)).toBe("/");
    expect(loginPath(null)).toBe("/login");
    expect(loginPath("/")).toBe("/login");
  });
});
