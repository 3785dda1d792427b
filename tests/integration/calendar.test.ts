import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { movePost, undoMove } from "@/lib/compose/move-post";
import { getNextFreeSlot } from "@/lib/compose/next-slot";
import { listCalendarPosts } from "@/lib/db/calendar";
import { getDb } from "@/lib/db/client";
import { addSlots, deleteSlot, listSlots, listTakenInstants } from "@/lib/db/slots";
import { getUser, type UserRow } from "@/lib/db/users";
import { addDays, dayOf, startOfDay } from "@/lib/schedule/days";
import { MAX_SLOTS } from "@/lib/schedule/slots";
import { toInstant, toLocal } from "@/lib/schedule/zone";
import { EngineStage, MINUTE_MS } from "./engine/stage";

const berlin = "Europe/Berlin";
const DAY_MS = 24 * 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());

/** Somebody in Berlin with one account and access without an end. */
async function person(): Promise<{ user: UserRow; accountId: string }> {
  const { accountId } = await stage.connect();
  const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
  await getDb().user.update({ where: { id: userId }, data: { timeZone: berlin, activeAccountId: accountId } });
  const user = await getUser(userId);
  if (user === null) throw new Error("nobody there");
  return { user, accountId };
}

/** A wall-clock time some days from now. */
function local(days: number, time: string): string {
  return `${addDays(dayOf(stage.now(), berlin), days)}T${time}`;
}

function instant(at: string): Date {
  const time = toInstant(at, berlin);
  if (time === null) throw new Error(`${at} is no time`);
  return time.instant;
}

async function plan(accountId: string, at: string): Promise<string> {
  return (await stage.plan(accountId, { inMs: instant(at).getTime() - stage.now().getTime() })).id;
}

function move(user: UserRow, postId: string, publishAtLocal: string, revision = 0) {
  return movePost(user, { postId, revision, publishAtLocal }, stage.now());
}

describe("the calendar's posts", () => {
  const stretch = (day: string) => ({ from: startOfDay(day, berlin), to: startOfDay(addDays(day, 1), berlin) });

  it("lie on the person's days, are bounded, and are nobody else's", async () => {
    const [{ user, accountId }, other] = [await person(), await person()];
    const [first, second] = [local(3, "00:00"), local(3, "23:59")];
    for (const at of [first, second, local(4, "00:00"), local(2, "23:59")]) await plan(accountId, at);
    const day = first.slice(0, 10);
    const [bucket] = await listCalendarPosts(user.id, accountId, [stretch(day)], 10);
    expect(bucket?.posts.map(({ publishAt }) => toLocal(publishAt, berlin))).toEqual([first, second]);
    const [one] = await listCalendarPosts(user.id, accountId, [stretch(day)], 1);
    expect(one).toMatchObject({ posts: [{ publishAt: instant(first) }], more: 1 });
    const [none] = await listCalendarPosts(other.user.id, accountId, [stretch(day)], 10);
    expect(none).toEqual({ posts: [], more: 0 });
  });
});

describe("moving a post", () => {
  it("keeps it scheduled, wakes the engine in time, drops nothing and is undone exactly", async () => {
    const { user, accountId } = await person();
    const at = local(2, "12:30");
    const id = await plan(accountId, at);
    await getDb().post.update({ where: { id }, data: { publishAt: new Date(instant(at).getTime() + 27_000) } });
    const result = await move(user, id, local(5, "12:30"));
    expect(result).toMatchObject({ ok: true, said: expect.stringMatching(/^Moved to .*, 12:30\.$/) });
    const moved = await stage.read(id);
    expect(moved).toMatchObject({ status: "scheduled", publishAt: instant(local(5, "12:30")), revision: 1 });
    expect(moved.nextActionAt?.getTime()).toBe(instant(local(5, "12:30")).getTime() - 15 * MINUTE_MS);
    expect(moved.events.map(({ kind }) => kind)).toEqual(["moved"]);
    if (!result.ok || result.undo === null) throw new Error("nothing to undo");
    expect(await undoMove(user, result.undo, stage.now())).toMatchObject({ ok: true, undo: null });
    expect((await stage.read(id)).publishAt).toEqual(new Date(instant(at).getTime() + 27_000));
  });

  it("is refused in words in the past, beyond 50 days, and beyond the account's access", async () => {
    const { user, accountId } = await person();
    const id = await plan(accountId, local(2, "12:30"));
    expect(await move(user, id, local(-1, "12:30"))).toMatchObject({ message: expect.stringContaining("has passed") });
    expect(await move(user, id, local(51, "12:30"))).toMatchObject({ message: expect.stringContaining("50 days") });
    expect(await move(user, id, "some day")).toMatchObject({ ok: false });
    const ending = { ...user, accessEnd: instant(local(3, "09:00")) };
    expect(await move(ending, id, local(3, "12:30"))).toMatchObject({
      fieldErrors: { access: expect.stringContaining("Connect again") },
    });
    expect(await move(ending, id, local(51, "12:30"))).toMatchObject({ message: expect.stringContaining("50 days") });
    expect((await stage.read(id)).revision).toBe(0);
  });

  it("is refused within a minute of going out, while publishing and afterwards, unless the account is held", async () => {
    const { user, accountId } = await person();
    const { id } = await stage.plan(accountId, { inMs: MINUTE_MS });
    expect(await move(user, id, local(2, "12:30"))).toMatchObject({
      message: expect.stringContaining("about to go out"),
    });
    await getDb().instagramAccount.update({ where: { id: accountId }, data: { heldAt: stage.now() } });
    expect(await move(user, id, local(2, "12:30"))).toMatchObject({ ok: true });
    for (const status of ["publishing", "published", "unconfirmed"] as const) {
      await getDb().post.update({ where: { id }, data: { status, reconcileNote: "media-found" } });
      expect(await move(user, id, local(3, "12:30"), 1)).toMatchObject({
        message: expect.stringContaining("cannot be moved"),
      });
    }
  });

  it("is refused when it was changed meanwhile, and to everybody else", async () => {
    const [{ user, accountId }, other] = [await person(), await person()];
    const id = await plan(accountId, local(2, "12:30"));
    expect(await move(user, id, local(3, "12:30"), 7)).toMatchObject({
      message: expect.stringContaining("another window"),
    });
    expect(await move(other.user, id, local(3, "12:30"))).toMatchObject({ ok: false });
    const undo = { postId: id, revision: 0, publishAt: instant(local(4, "12:30")).toISOString(), asDraft: false };
    expect(await undoMove(other.user, undo, stage.now())).toMatchObject({ ok: false });
    expect((await stage.read(id)).publishAt).toEqual(instant(local(2, "12:30")));
  });

  it("lets one of two moves at the same moment win, and tells the other", async () => {
    const { user, accountId } = await person();
    const id = await plan(accountId, local(2, "12:30"));
    const results = await Promise.all([move(user, id, local(3, "12:30")), move(user, id, local(4, "12:30"))]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await stage.read(id)).revision).toBe(1);
  });

  it("leaves a draft a draft", async () => {
    const { user, accountId } = await person();
    const id = await plan(accountId, local(2, "12:30"));
    await getDb().post.update({ where: { id }, data: { status: "draft", nextActionAt: null } });
    expect(await move(user, id, local(3, "12:30"))).toMatchObject({ ok: true });
    expect(await stage.read(id)).toMatchObject({ status: "draft", nextActionAt: null });
  });

  it("schedules a failed post again without its old container, and undoing makes a draft of it", async () => {
    const { user, accountId } = await person();
    const id = await plan(accountId, local(0, "00:00"));
    const failed = { status: "failed", creationId: "1", failureKind: "late", nextActionAt: null } as const;
    await getDb().post.update({ where: { id }, data: failed });
    const result = await move(user, id, local(1, "12:30"));
    expect(result).toMatchObject({ ok: true, said: expect.stringMatching(/^Scheduled again for/) });
    expect(await stage.read(id)).toMatchObject({ status: "scheduled", creationId: null, failureKind: null });
    if (!result.ok || result.undo === null) throw new Error("nothing to undo");
    expect(await undoMove(user, result.undo, stage.now())).toMatchObject({ ok: true });
    expect(await stage.read(id)).toMatchObject({ status: "draft", nextActionAt: null });
  });

  it("cannot be undone to a time that has passed", async () => {
    const { user, accountId } = await person();
    const id = await plan(accountId, local(2, "12:30"));
    const undo = {
      postId: id,
      revision: 0,
      publishAt: new Date(stage.now().getTime() - 1).toISOString(),
      asDraft: false,
    };
    expect(await undoMove(user, undo, stage.now())).toMatchObject({ message: expect.stringContaining("has passed") });
  });

  it("takes the post from an engine that is preparing it", async () => {
    const { user, accountId } = await person();
    const { id } = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    await getDb().post.update({
      where: { id },
      data: { leaseOwner: "x", leaseUntil: new Date(stage.now().getTime() + DAY_MS) },
    });
    expect(await move(user, id, local(2, "12:30"))).toMatchObject({ ok: true });
    expect(await stage.read(id)).toMatchObject({ leaseOwner: null, leaseUntil: null });
  });
});

describe("weekly slots", () => {
  it("are kept once each, Monday first, and are nobody else's", async () => {
    const [{ user, accountId }, other] = [await person(), await person()];
    const slots = [
      { weekday: 4, minute: 1110 },
      { weekday: 1, minute: 540 },
    ] as const;
    expect(await addSlots(user.id, accountId, slots)).toBe("added");
    expect(await addSlots(user.id, accountId, [slots[0]])).toBe("added");
    expect(await listSlots(user.id, accountId)).toEqual([slots[1], slots[0]]);
    expect(await listSlots(other.user.id, accountId)).toEqual([]);
    expect(await addSlots(other.user.id, accountId, slots)).toBe("not-theirs");
    await deleteSlot(other.user.id, accountId, slots[0]);
    expect(await listSlots(user.id, accountId)).toHaveLength(2);
    await deleteSlot(user.id, accountId, slots[0]);
    expect(await listSlots(user.id, accountId)).toEqual([slots[1]]);
  });

  it("are refused as a whole beyond what a timetable may have", async () => {
    const { user, accountId } = await person();
    const many = Array.from({ length: MAX_SLOTS }, (_, minute) => ({ weekday: 1, minute }) as const);
    expect(await addSlots(user.id, accountId, many)).toBe("added");
    expect(await addSlots(user.id, accountId, [{ weekday: 2, minute: 0 }])).toBe("too-many");
    expect(await addSlots(user.id, accountId, many.slice(0, 3))).toBe("added");
    expect(await listSlots(user.id, accountId)).toHaveLength(MAX_SLOTS);
  });

  it("offer the next one at whose minute nothing is planned", async () => {
    const { user, accountId } = await person();
    const daily = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, minute: 12 * 60 + 30 }));
    const next = async () => getNextFreeSlot(user, accountId, daily, instant(local(1, "12:00")));
    expect(await next()).toEqual(instant(local(1, "12:30")));
    const id = await plan(accountId, local(1, "12:30"));
    await getDb().post.update({
      where: { id },
      data: { publishAt: new Date(instant(local(1, "12:30")).getTime() + 59_000) },
    });
    expect(await next()).toEqual(instant(local(2, "12:30")));
    const asked = [instant(local(1, "12:30")), instant(local(2, "12:30"))];
    expect(await listTakenInstants(user.id, accountId, asked)).toEqual([asked[0]]);
    expect(await listTakenInstants((await person()).user.id, accountId, asked)).toEqual([]);
  });
});
