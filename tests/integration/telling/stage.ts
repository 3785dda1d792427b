import { getDb } from "@/lib/db/client";
import { tellPeople } from "@/lib/tell/deliver";
import { DEFAULT_KINDS } from "@/lib/tell/kinds";
import { type EngineStage, MINUTE_MS } from "../engine/stage";

/** The stage of the engine's tests, with people who want to be told. */
export async function connectReader(stage: EngineStage, settings: Record<string, unknown> = {}) {
  const { accountId, igUserId } = await stage.connect();
  const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
  const email = `${igUserId}@example.com`;
  const kinds = [...DEFAULT_KINDS];
  await getDb().notificationSettings.create({
    data: { userId, email, emailKinds: kinds, pushKinds: kinds, webhookKinds: kinds, ...settings },
  });
  return { accountId, igUserId, userId, email };
}

/** Everything that is due to be told at the stage's time, as a tick would. */
export function tell(stage: EngineStage) {
  return tellPeople(stage.now, new Date(stage.now().getTime() + MINUTE_MS));
}

/** A post that fails, with the error that says "no" for good. */
export async function failPost(stage: EngineStage, { accountId, igUserId }: { accountId: string; igUserId: string }) {
  const post = await stage.plan(accountId, { inMs: 0 });
  await stage.control.armFault("graph-error", {
    account: igUserId,
    code: 36003,
    subcode: 2207009,
    endpoint: "create",
    times: 1,
  });
  await stage.runFor(MINUTE_MS);
  return post;
}
