import { fork } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { stopEmail } from "@/lib/db/notifications";
import { claimDeliveries } from "@/lib/db/system/outbox";
import { tellPeople } from "@/lib/tell/deliver";
import { TELL_TIMING } from "@/lib/tell/timing";
import { EngineStage, MINUTE_MS, SECOND_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";
import { type MailServer, startMailServer } from "./mail-server";
import { connectReader, failPost, tell } from "./stage";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
let server: MailServer;
beforeAll(async () => {
  stage = await EngineStage.open();
  server = await startMailServer();
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
  process.env.MAIL_FROM = "Ospost <ospost@example.org>";
});
afterAll(async () => {
  await stage.close();
  await server.close();
});
beforeEach(() => {
  server.mails.length = 0;
});
afterEach(async () => {
  await stage.control.clearFaults();
  await emptyDatabase();
});

const rows = () => getDb().delivery.findMany({ orderBy: { createdAt: "asc" } });

describe("a mail", () => {
  it("says what happened and what to do, as text and as HTML, with one click to have no more", async () => {
    const reader = await connectReader(stage);
    const post = await failPost(stage, reader);
    expect(await tell(stage)).toEqual({ sent: 1, later: 0, givenUp: 0, dropped: 0 });
    const [mail] = server.mails;
    const { failureSentence, caption } = await stage.read(post.id);
    expect(mail?.from?.text).toBe('"Ospost" <ospost@example.org>');
    expect(mail?.to).toMatchObject({ text: reader.email });
    expect(mail?.subject).toContain("did not go out");
    for (const text of [mail?.text, String(mail?.html)]) {
      expect(text).toContain(failureSentence);
      expect(text).toContain(caption);
      expect(text).toContain(`http://localhost:3999/posts/${post.id}`);
    }
    const raw = (name: string) => mail?.headerLines.find(({ key }) => key === name)?.line.replaceAll(/\s+/g, " ");
    expect(raw("list-unsubscribe")).toMatch(
      /^List-Unsubscribe: <http:\/\/localhost:3999\/api\/notifications\/unsubscribe\?token=[\w.-]+>$/,
    );
    expect(raw("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(raw("auto-submitted")).toBe("Auto-Submitted: auto-generated");
    expect(mail?.messageId).toBe(`<${(await rows())[0]?.id}@localhost>`);
    expect(await tell(stage)).toEqual({ sent: 0, later: 0, givenUp: 0, dropped: 0 });
  });

  it("cannot be given other headers or markup by a caption", async () => {
    const reader = await connectReader(stage);
    await getDb().instagramAccount.update({
      where: { id: reader.accountId },
      data: { username: "x\r\nBcc: victim@example.com" },
    });
    const post = await stage.plan(reader.accountId, { caption: '<img src="x" onerror="y">' });
    await stage.control.armFault("graph-error", {
      account: reader.igUserId,
      code: 36003,
      subcode: 2207009,
      endpoint: "create",
      times: 1,
    });
    await stage.runFor(MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("failed");
    await tell(stage);
    expect(server.mails[0]?.bcc).toBeUndefined();
    expect(String(server.mails[0]?.html)).not.toContain("<img");
  });

  it("is not sent any more to somebody who has had enough since, or is leaving", async () => {
    const [enough, leaving] = [await connectReader(stage), await connectReader(stage)];
    await failPost(stage, enough);
    await failPost(stage, leaving);
    await tellPeople(stage.now, stage.now());
    const { spreadOccasions } = await import("@/lib/db/system/outbox");
    await spreadOccasions(["email"], stage.now(), 100);
    await stopEmail(enough.userId, enough.email);
    await getDb().user.update({ where: { id: leaving.userId }, data: { deletingAt: stage.now() } });
    expect(await tell(stage)).toMatchObject({ sent: 0, dropped: 2 });
    expect(server.mails).toEqual([]);
  });
});

describe("a mail server", () => {
  it("that is down for ten minutes loses no message and doubles none", { timeout: 60_000 }, async () => {
    const readers = await Promise.all(Array.from({ length: 5 }, () => connectReader(stage)));
    for (const reader of readers) await failPost(stage, reader);
    const { port } = server;
    await server.close();
    let later = 0;
    for (let passed = 0; passed < 10 * MINUTE_MS; passed += 20 * SECOND_MS) {
      later += (await tell(stage)).later;
      stage.advance(20 * SECOND_MS);
    }
    // Each is tried at 0, 30 s, 1½, 3½ and 7½ minutes: doubling, so that a server that comes back is not overrun.
    expect(later).toBe(5 * 5);
    server = await startMailServer(port);
    // The next try is due at 15½ minutes; what comes after it finds nothing to do, however late it looks.
    for (const step of [...Array.from({ length: 20 }, () => 20 * SECOND_MS), MINUTE_MS, HOUR_MS, 24 * HOUR_MS]) {
      stage.advance(step);
      await tell(stage);
    }
    expect(server.mails.map((mail) => (mail.to as { text: string }).text).sort()).toEqual(
      readers.map(({ email }) => email).sort(),
    );
    expect((await rows()).every(({ status, attempts }) => status === "sent" && attempts === 6)).toBe(true);
  });

  it("that is down for days is given up on after two, with a word", { timeout: 60_000 }, async () => {
    const { port } = server;
    const reader = await connectReader(stage);
    await failPost(stage, reader);
    await server.close();
    for (let hour = 0; hour < 60; hour += 0.5) {
      await tell(stage);
      stage.advance(HOUR_MS / 2);
    }
    server = await startMailServer(port);
    const [row] = await rows();
    expect(row).toMatchObject({
      status: "given-up",
      nextActionAt: null,
      trouble: expect.stringContaining("could not be reached"),
    });
    const hours = ((row?.endedAt?.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / HOUR_MS;
    expect(hours).toBeGreaterThan(40);
    expect(hours).toBeLessThanOrEqual(48);
    await tell(stage);
    expect(server.mails).toEqual([]);
  });

  it("that refuses the address is not asked again", async () => {
    const reader = await connectReader(stage);
    server.refused.add(reader.email);
    await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ givenUp: 1 });
    expect(await rows()).toMatchObject([{ status: "given-up", attempts: 1, trouble: expect.stringContaining("550") }]);
  });

  it("that took a mail just before we died gets it once more, under the same Message-ID, and only after the lease", async () => {
    const reader = await connectReader(stage);
    await failPost(stage, reader);
    // Whoever sent it is gone before it could write so down: its lease is all that is left of it.
    server.onTaken = async () => {
      await getDb().delivery.updateMany({ data: { leaseOwner: "gone" } });
    };
    await tell(stage);
    server.onTaken = null;
    expect(await rows()).toMatchObject([{ status: "waiting", attempts: 1 }]);
    stage.advance(TELL_TIMING.leaseMs - SECOND_MS);
    await tell(stage);
    expect(server.mails).toHaveLength(1);
    stage.advance(SECOND_MS);
    await tell(stage);
    await tell(stage);
    expect(server.mails).toHaveLength(2);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });
});

describe("the outbox", () => {
  it("gives no message to two who claim at the same moment", async () => {
    const readers = await Promise.all(Array.from({ length: 10 }, () => connectReader(stage)));
    for (const reader of readers) await failPost(stage, reader);
    await Promise.all(Array.from({ length: 6 }, () => tell(stage)));
    expect(server.mails).toHaveLength(10);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(10);
  });

  it("is emptied by two processes at once, each message by one of them", { timeout: 60_000 }, async () => {
    const readers = await Promise.all(Array.from({ length: 10 }, () => connectReader(stage)));
    for (let round = 0; round < 2; round++) for (const reader of readers) await failPost(stage, reader);
    const worker = new URL("tell-worker.ts", import.meta.url).pathname;
    const start = () =>
      new Promise<number>((resolve, reject) => {
        const child = fork(worker, { execArgv: ["--conditions=react-server", "--import", "tsx"] });
        let sent = 0;
        child.once("message", (count) => (sent = Number(count)));
        child.once("exit", (code) => (code === 0 ? resolve(sent) : reject(new Error(`exit ${code}`))));
      });
    const sent = await Promise.all([start(), start()]);
    expect(sent[0] + sent[1]).toBe(20);
    expect(server.mails).toHaveLength(20);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(20);
  });

  it("is left alone by whoever has lost the lease", async () => {
    const reader = await connectReader(stage);
    await failPost(stage, reader);
    await tellPeople(stage.now, new Date(0));
    const { endDelivery, spreadOccasions } = await import("@/lib/db/system/outbox");
    await spreadOccasions(["email"], stage.now(), 10);
    const [claimed] = await claimDeliveries("slow", stage.now(), TELL_TIMING.leaseMs, 1);
    stage.advance(TELL_TIMING.leaseMs);
    await tell(stage);
    expect(await endDelivery(claimed?.id ?? "", "slow", "given-up", "late", stage.now())).toBe(false);
    expect(await rows()).toMatchObject([{ status: "sent" }]);
  });
});
