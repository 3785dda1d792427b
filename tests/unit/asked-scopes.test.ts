import { describe, expect, it } from "vitest";
import { askedScopes } from "@/lib/graph/login";

const OWN = "instagram_basic,instagram_content_publish,pages_show_list,pages_read_engagement,business_management";

describe("what the dialog is asked for", () => {
  it.each([undefined, "", "business_management"])("is what Ospost needs, with %s added", (extra) => {
    expect(askedScopes(extra)).toBe(OWN);
  });

  it("has what the operator adds, each once", () => {
    expect(askedScopes("ads_read , ads_management,ads_read")).toBe(`${OWN},ads_read,ads_management`);
  });
});
