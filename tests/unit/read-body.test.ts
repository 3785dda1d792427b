import { describe, expect, it } from "vitest";
import { readBody } from "@/lib/http/read-body";

describe("a body that is held in memory", () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request("http://ospost.test/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

  it("has its bound, whether it says its length or not", async () => {
    expect(await readBody(post("12345"), 5)).toEqual(new TextEncoder().encode("12345"));
    expect(await readBody(post("123456"), 5)).toBeNull();
    expect(await readBody(new Request("http://ospost.test/", { method: "POST" }), 5)).toHaveLength(0);
  });

  it("is not read at all when it says that it is too long", async () => {
    let pulls = 0;
    const body = new ReadableStream({ pull: () => void pulls++ }, { highWaterMark: 0 });
    expect(await readBody(post(body, { "content-length": "6" }), 5)).toBeNull();
    expect(pulls).toBe(0);
  });
});
