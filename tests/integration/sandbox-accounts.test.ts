import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADA, logIn } from "../sandbox/testing/login";
import { type Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe("a Page", () => {
  it("has an address, and a user name where somebody chose one", async () => {
    const { long } = await logIn(stage, { person: ADA });
    const asked = { fields: "username,link" };
    const [named, plain] = (await stage.graph("GET", "me/accounts", asked, long)).body.data;
    expect(named).toEqual({ id: "134895793791901", username: "AdaBakes", link: `${stage.sandbox.url}/AdaBakes` });
    expect(plain).toEqual({
      id: "134895793791902",
      link: `${stage.sandbox.url}/profile.php?id=134895793791902`,
    });
    expect((await stage.graph("GET", "134895793791901", asked, long)).body).toEqual(named);
  });
});
