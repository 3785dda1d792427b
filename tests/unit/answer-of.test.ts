import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerOf, heard } from "@/components/session/answer-of";
import type { ActionResult } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";

const signedOut: ActionResult = { ok: false, message: PAGE_WORDS.signedOut, isSignedOut: true };
afterEach(() => void vi.unstubAllGlobals());

function at(pathname: string, search: string) {
  const location = { pathname, search, assign: vi.fn() };
  vi.stubGlobal("window", { location });
  return location;
}

describe("an action's answer", () => {
  it("is what the action said", async () => {
    expect(await heard(Promise.resolve({ ok: true }))).toEqual({ ok: true });
  });

  it("is nothing when nobody answered", async () => {
    expect(await heard(Promise.reject(new TypeError("Failed to fetch")))).toBeNull();
  });

  it("says that Ospost was updated when it does not know the action any more", async () => {
    const unknown = new UnrecognizedActionError('Server Action "4f" was not found on the server.');
    expect(await heard(Promise.reject(unknown))).toEqual({ ok: false, message: PAGE_WORDS.updated });
  });

  it("leads to the login and back when the session has ended, but not where something is being written", async () => {
    const location = at("/calendar", "?day=2026-11-24");
    expect(await heard(Promise.resolve(signedOut))).toEqual(signedOut);
    expect(location.assign).not.toHaveBeenCalled();
    await answerOf(Promise.resolve(signedOut));
    expect(location.assign).toHaveBeenCalledWith("/login?error=SessionRequired&back=%2Fcalendar%3Fday%3D2026-11-24");
  });

  it("leads nowhere when it was refused for another reason", async () => {
    const location = at("/", "");
    await answerOf(Promise.resolve({ ok: false, message: "No." }));
    expect(location.assign).not.toHaveBeenCalled();
  });
});
