import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkConnections } from "@/lib/accounts/health";
import { saveLogin } from "@/lib/accounts/save-login";
import { getDb } from "@/lib/db/client";
import { createUserToken } from "../../sandbox/login/tokens";
import { expectConsole } from "../../support/console";
import { EngineStage, MINUTE_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";

const DAY_MS = 24 * 60 * MINUTE_MS;
const CHECK = "Meta refuses the app\\. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET";

let stage: EngineStage;
let secret: string;
beforeAll(async () => {
  stage = await EngineStage.open();
  stage.serveApp();
  secret = stage.sandbox.appSecret;
});
afterAll(() => stage.close());
beforeEach(async () => {
  await emptyDatabase();
  changeSecretAtMeta(secret);
});

/** As "Reset" in Meta's dashboard does: what is set here is the wrong one from then on. */
function changeSecretAtMeta(to: string): void {
  Object.assign(stage.sandbox.world.app, { secret: to });
}

const check = () => checkConnections(stage.now, new Date(stage.now().getTime() + MINUTE_MS));

async function readAccount(accountId: string) {
  return getDb().instagramAccount.findUniqueOrThrow({
    where: { id: accountId },
    include: { user: true, notices: true },
  });
}

describe("a wrong app secret", () => {
  it.each([100, 190] as const)(
    "costs nobody their connection, also when Meta answers %i to the app's own token",
    async (wrongAppTokenCode) => {
      const { accountId } = await stage.connect();
      await check();
      const before = await readAccount(accountId);
      await stage.control.setSwitches({ wrongAppTokenCode });
      changeSecretAtMeta("another-one-since-the-reset");
      stage.advance(DAY_MS);
      expectConsole(new RegExp(`health: ${CHECK}`));
      expect(await check()).toEqual({ checked: 0, unreachable: 1, held: 0, warned: 0 });
      const during = await readAccount(accountId);
      expect(during).toMatchObject({ heldAt: null, notices: [] });
      expect(during.user).toEqual({ ...before.user, healthTriedAt: stage.now(), updatedAt: during.user.updatedAt });

      changeSecretAtMeta(secret);
      stage.advance(DAY_MS);
      expect(await check()).toMatchObject({ checked: 1, unreachable: 0, held: 0 });
      expect((await readAccount(accountId)).user.healthCheckedAt).toEqual(stage.now());
    },
  );

  it("lets nobody in half-way: the login says that the app is refused, and stores nothing", async () => {
    const { person } = await stage.connect();
    await getDb().user.deleteMany();
    const { token } = createUserToken(stage.sandbox.world, person.id, false);
    changeSecretAtMeta("another-one-since-the-reset");
    expectConsole(new RegExp(`sign-in: ${CHECK}`));
    expect(await saveLogin(token.id)).toBe("app-refused");
    expect(await getDb().user.count()).toBe(0);
    changeSecretAtMeta(secret);
    expect(await saveLogin(token.id)).toBe("saved");
  });
});
