import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { startS3StandIn } from "../../fixtures/s3-stand-in";
import { connectControl } from "../../sandbox/control/client";
import { startSandbox } from "../../sandbox/index";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { signInOverHttp, WebClient } from "../../support/web-client";

const run = promisify(execFile);
const OPERATOR_SECRET = "only-for-the-operator-0123";
const KIB = 1024;
const sandbox = await startSandbox({ isSeeded: false });
const [person] = await connectControl(sandbox.url).addPeople();
const undo: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const step of undo.reverse()) await step();
  await sandbox.close();
}, 30_000);

const settings = () => ({
  OPERATOR_SECRET,
  META_GRAPH_URL: sandbox.url,
  META_DIALOG_URL: sandbox.url,
  FACEBOOK_APP_ID: sandbox.appId,
  FACEBOOK_APP_SECRET: sandbox.appSecret,
});

async function enter(app: BuiltApp): Promise<WebClient> {
  const client = new WebClient(app.url);
  if (person === undefined) throw new Error("the sandbox made nobody");
  await signInOverHttp(client, person);
  return client;
}

/** As the composer does it. What the bytes are does not matter before they are looked at. */
async function send(client: WebClient, kib: number): Promise<{ status: number; message: string | null }> {
  const begun = await client.fetch("/api/uploads", { method: "POST", body: JSON.stringify({ bytes: kib * KIB }) });
  const { uploadId } = (await begun.json()) as { uploadId: string };
  const body = randomBytes(kib * KIB);
  const sent = await client.fetch(`/api/uploads/${uploadId}`, { method: "PUT", body });
  return { status: sent.status, message: ((await sent.json()) as { message?: string }).message ?? null };
}

async function setupPage(app: BuiltApp): Promise<string> {
  const client = new WebClient(app.url);
  await client.postForm("/api/setup/open", { secret: OPERATOR_SECRET });
  return (await client.fetch("/setup")).text();
}

type SmallDisk = { app: BuiltApp; makeRoom: () => Promise<unknown>; fittingKib: number };

/** A disk with room for some photos of 100 KiB, none of a megabyte; only root may make one. */
async function startOnSmallDisk(): Promise<SmallDisk> {
  const directory = await mkdtemp(path.join(tmpdir(), "ospost-small-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", directory]);
  undo.push(() => run("umount", [directory]).then(() => rm(directory, { recursive: true })));
  const app = await startBuiltApp({ ...settings(), STORAGE_DIR: directory });
  const makeRoom = () => run("mount", ["-o", "remount,size=16m", directory]);
  return { app, makeRoom, fittingKib: 1000 };
}

/** No file of it may be longer than 512 KiB: the system refuses in the middle of writing, as a full disk does. */
async function startWithFileLimit(): Promise<SmallDisk> {
  const directory = await mkdtemp(path.join(tmpdir(), "ospost-small-disk-"));
  undo.push(() => rm(directory, { recursive: true }));
  const app = await startBuiltApp({ ...settings(), STORAGE_DIR: directory }, { maxFileKib: 512 });
  return { app, makeRoom: async () => undefined, fittingKib: 100 };
}

const ways: [string, () => Promise<SmallDisk>][] = [["the longest file allowed", startWithFileLimit]];
if (process.platform === "linux" && process.getuid?.() === 0) ways.push(["a disk", startOnSmallDisk]);

describe.each(ways)("%s that is full", (_what, startSmall) => {
  it("refuses the photo in a sentence, names STORAGE_DIR to the operator, and goes on when there is room", {
    timeout: 60_000,
  }, async () => {
    const { app, makeRoom, fittingKib } = await startSmall();
    const client = await enter(app);
    const refused = await send(client, 1000);
    expect(refused).toEqual({ status: 422, message: expect.stringContaining("The storage did not take the photo") });
    expect(app.lines.join("\n")).toContain("the disk of STORAGE_DIR is full. Make room there");
    // Nothing half-written is left in the way of what is small enough.
    expect((await send(client, 100)).status).toBe(200);
    await makeRoom();
    expect((await send(client, fittingKib)).status).toBe(200);
    await app.stop();
  });
});

describe("a storage that refuses", () => {
  it("is named with its setting to the operator, said to the person in a sentence, and used again once it takes", {
    timeout: 60_000,
  }, async () => {
    const s3 = await startS3StandIn();
    undo.push(() => s3.stop());
    const { bucket, endpoint, region, accessKeyId, secretAccessKey, publicBase } = s3.options;
    const names = {
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_PUBLIC_URL: publicBase,
    };
    const wrong = await startBuiltApp({ ...settings(), ...names, S3_SECRET_ACCESS_KEY: "not-the-right-one" });
    expect(await setupPage(wrong)).toContain("the bucket in S3_BUCKET does not take it.");
    expect(wrong.lines.join("\n")).toMatch(/SignatureDoesNotMatch.*S3_BUCKET/);
    expect(wrong.lines.join("\n")).not.toContain("not-the-right-one");
    await wrong.stop();

    const right = await startBuiltApp({ ...settings(), ...names, S3_SECRET_ACCESS_KEY: secretAccessKey });
    s3.failNext(403);
    expect(await setupPage(right)).toContain("the bucket in S3_BUCKET does not take it.");
    expect(await setupPage(right)).toContain("A picture was stored, and read from");
    await right.stop();
  });
});
