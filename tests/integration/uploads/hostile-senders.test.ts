import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { type AppOnSandbox, startAppOnSandbox } from "../../support/app-on-sandbox";
import { answerOf, begin, confirm, enter, type Sender } from "./over-http";

const MIB = 1024 * 1024;
const OPERATOR_SECRET = "only-for-the-operator-0123";
const WAIT = { timeout: 30_000, interval: 50 };

let stage: AppOnSandbox;
let sender: Sender;
let sockets: Socket[] = [];

beforeAll(async () => {
  stage = await startAppOnSandbox(undefined, { OPERATOR_SECRET });
  sender = await enter(stage, "Hostile");
}, 60_000);
beforeEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await stage.close();
});

/** Every original in the storage, half-written ones too, with its weight. */
async function listOriginals(): Promise<Map<string, number>> {
  const folder = path.join(process.env["STORAGE_DIR"] ?? "", "originals");
  const names = existsSync(folder) ? await readdir(folder) : [];
  const weights = names.map(async (name) => [name, (await stat(path.join(folder, name)).catch(() => null))?.size ?? 0]);
  return new Map((await Promise.all(weights)) as [string, number][]);
}

const expectNothingLeft = () => vi.waitFor(async () => expect([...(await listOriginals()).keys()]).toEqual([]), WAIT);

/** A PUT of which nothing but its head has been sent. `answer` is all that came back, once the server says so. */
function openPut(uploadId: string, head: Record<string, string>): { socket: Socket; answer: Promise<string> } {
  const socket = connect(stage.app.port, "127.0.0.1");
  sockets.push(socket);
  const cookie = [...sender.client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { host: "localhost", cookie, "content-type": "application/octet-stream", ...head };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`PUT /api/uploads/${uploadId} HTTP/1.1\r\n${lines.join("")}\r\n`);
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      if (text.includes('"message"')) resolve(text);
    });
    socket.on("error", () => resolve(text)).on("close", () => resolve(text));
  });
  return { socket, answer };
}

const chunkOf = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
const chunked = { "transfer-encoding": "chunked" };

async function residentBytes(): Promise<number> {
  const headers = { authorization: `Bearer ${OPERATOR_SECRET}` };
  const text = await (await fetch(`${stage.app.url}/api/metrics`, { headers })).text();
  return Number(/^ospost_process_process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

it("is told that a photo is too large, or another one than was announced, before a byte of it is read", async () => {
  const { uploadId } = await begin(sender, 9);
  const tooLarge = await openPut(uploadId, { "content-length": String(MAX_UPLOAD_BYTES + 1) }).answer;
  expect(tooLarge).toMatch(/^HTTP\/1\.1 413 [\s\S]*File is too large/);
  for (const length of ["8", "10", "0"]) {
    const other = await openPut(uploadId, { "content-length": length }).answer;
    expect(other).toMatch(/^HTTP\/1\.1 422 [\s\S]*did not arrive whole/);
  }
  await expectNothingLeft();
});

it("sends more than was announced, and is stopped there", async () => {
  const { uploadId } = await begin(sender, 3 * MIB);
  const { socket, answer } = openPut(uploadId, chunked);
  for (let sent = 0; sent <= 3; sent += 1) socket.write(chunkOf(randomBytes(MIB)));
  expect(await answer).toMatch(/^HTTP\/1\.1 422 [\s\S]*did not arrive whole/);
  await expectNothingLeft();
});

it("sends less than was announced, and may send it again", async () => {
  const photo = randomBytes(3000);
  const { uploadId } = await begin(sender, photo.length);
  const { socket, answer } = openPut(uploadId, chunked);
  socket.write(Buffer.concat([chunkOf(photo.subarray(1)), Buffer.from("0\r\n\r\n")]));
  expect(await answer).toMatch(/^HTTP\/1\.1 422 [\s\S]*did not arrive whole/);
  expect(await confirm(sender, uploadId)).toMatchObject({
    status: 422,
    message: expect.stringContaining("not arrive"),
  });
  await expectNothingLeft();
  const again = await sender.client.fetch(`/api/uploads/${uploadId}`, { method: "PUT", body: photo });
  expect(await answerOf(again)).toMatchObject({ status: 200 });
  // All of it is there, so now it is looked at; it is no photo.
  expect((await confirm(sender, uploadId)).message).toContain("not a photo");
  await expectNothingLeft();
});

it("hangs up in the middle, and leaves nothing behind", async () => {
  const { uploadId } = await begin(sender, 8 * MIB);
  const { socket } = openPut(uploadId, { "content-length": String(8 * MIB) });
  socket.write(randomBytes(5 * MIB));
  await vi.waitFor(async () => expect(sum(await listOriginals())).toBe(5 * MIB), WAIT);
  socket.destroy();
  await expectNothingLeft();
  expect(stage.app.lines.filter((line) => /⨯|"level":"error"/.test(line))).toEqual([]);
});

it("sixty of them at once, each with half a photo, take room on the disk and not in memory", {
  timeout: 120_000,
}, async () => {
  const half = randomBytes(7 * MIB);
  const before = await residentBytes();
  for (let count = 0; count < 60; count += 1) {
    const { uploadId } = await begin(sender, 29 * MIB);
    openPut(uploadId, { "content-length": String(29 * MIB) }).socket.write(half);
  }
  await vi.waitFor(async () => expect(sum(await listOriginals())).toBe(60 * half.length), { timeout: 90_000 });
  expect((await residentBytes()) - before).toBeLessThan(150 * MIB);
  for (const socket of sockets) socket.destroy();
  await expectNothingLeft();
});

function sum(weights: Map<string, number>): number {
  return [...weights.values()].reduce((all, one) => all + one, 0);
}
