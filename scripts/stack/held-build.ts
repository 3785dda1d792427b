import { randomBytes } from "node:crypto";
import { copyFile, link, mkdir, readdir, readFile, readlink, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { type Identity, identify, isAlive } from "./alive";
import { ROOT } from "./data-dir";
import { readKept, writeKept } from "./kept-json";
import { BUILD, MADE_FROM } from "./make";

/** Beside the build, so that what it says of places relative to itself stays true. */
const PREFIX = ".next-";
/** By it a copy is known whose process is gone. */
const HOLDER = "ospost-held-by.json";
/** A build that ends while it is copied is a new one: it is copied instead. */
const TRIES = 3;

export type HeldBuild = { /** Relative to the project. */ dir: string; release: () => Promise<void> };

/**
 * Keeps the build as it is now for a server, in links of its own: a build empties the folder that the one before is in, and a
 * server reads its files when they are asked for. Where nothing can be written nobody builds: there it is the build itself.
 * @param root the project's folder
 * @throws Error when there is no whole build
 */
export async function holdBuild(root = ROOT): Promise<HeldBuild> {
  await sweep(root);
  const dir = `${PREFIX}${randomBytes(4).toString("hex")}`;
  const full = path.join(root, dir);
  const release = () => rm(full, { recursive: true, force: true });
  for (let tries = 0; tries < TRIES; tries++) {
    const mark = await readMark(root);
    try {
      await mkdir(full);
      await writeKept(path.join(full, HOLDER), await identify(process.pid));
      await linkFolder(path.join(root, BUILD), full);
    } catch (error) {
      await release();
      if (isOneOf(error, ["EACCES", "EROFS", "EPERM"])) return { dir: BUILD, release: async () => undefined };
      if (!isOneOf(error, ["ENOENT"])) throw error;
    }
    // A build takes the mark away before it begins and writes it when it is whole.
    if (mark !== null && mark === (await readMark(root))) return { dir, release };
    await release();
  }
  throw new Error("There is no whole build of the app, or another one is just being made.");
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function readMark(root: string): Promise<string | null> {
  return readFile(path.join(root, MADE_FROM), "utf8").catch(() => null);
}

async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.isDirectory()) await link(source, target).catch(() => copyFile(source, target));
    // What earlier builds left to be quicker is of no use to a server, which writes a cache of its own.
    else if (entry.name !== "cache") await linkFolder(source, target);
  }
}

/** Takes away what killed processes held. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(PREFIX)) continue;
    const holder = await readKept<Identity>(path.join(root, name, HOLDER));
    if (holder !== null && !(await isAlive(holder))) await rm(path.join(root, name), { recursive: true, force: true });
  }
}
