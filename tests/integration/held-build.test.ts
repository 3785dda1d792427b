import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdBuild } from "@/scripts/stack/held-build";
import { writeKept } from "@/scripts/stack/kept-json";
import { BUILD, MADE_FROM } from "@/scripts/stack/make";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "ospost-build-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** As a build goes about it: the folder is emptied, then filled, and marked when it is whole. */
async function build(words: string, { isWhole = true } = {}): Promise<void> {
  await rm(path.join(root, BUILD), { recursive: true, force: true });
  await mkdir(path.join(root, BUILD, "static/chunks"), { recursive: true });
  await mkdir(path.join(root, BUILD, "cache"));
  await writeFile(path.join(root, BUILD, "static/chunks", `${words}.js`), words);
  await writeFile(path.join(root, BUILD, "BUILD_ID"), words);
  await symlink("../node_modules/pg", path.join(root, BUILD, "pg"));
  if (isWhole) await writeFile(path.join(root, MADE_FROM), words);
}

async function list(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name !== BUILD);
}

describe("a build that a server holds", () => {
  it("stays whole while another one takes its place, and goes when the server does", async () => {
    await build("one");
    const held = await holdBuild(root);
    await build("two");
    const dir = path.join(root, held.dir);
    expect(await readFile(path.join(dir, "BUILD_ID"), "utf8")).toBe("one");
    expect(await readFile(path.join(dir, "static/chunks/one.js"), "utf8")).toBe("one");
    expect(await readlink(path.join(dir, "pg"))).toBe("../node_modules/pg");
    expect(await readdir(dir)).not.toContain("cache");
    const newer = await holdBuild(root);
    expect(await readFile(path.join(root, newer.dir, "BUILD_ID"), "utf8")).toBe("two");
    await held.release();
    await newer.release();
    expect(await list()).toEqual([]);
  });

  it("is never half of one", async () => {
    await build("one", { isWhole: false });
    await expect(holdBuild(root)).rejects.toThrow("There is no whole build");
    await rm(path.join(root, BUILD), { recursive: true });
    await expect(holdBuild(root)).rejects.toThrow("There is no whole build");
    expect(await list()).toEqual([]);
  });

  it("is swept away when its server was killed, and not while it runs", async () => {
    await build("one");
    const running = await holdBuild(root);
    const killed = await holdBuild(root);
    await writeKept(path.join(root, killed.dir, "ospost-held-by.json"), { pid: process.pid, began: "long ago" });
    const next = await holdBuild(root);
    expect((await list()).sort()).toEqual([running.dir, next.dir].sort());
  });
});
