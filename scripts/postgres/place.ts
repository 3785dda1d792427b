import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** Where root keeps what Postgres' own user must reach: a checkout may lie in a folder only root can enter. */
export const SHARED_DIR = "/var/lib/ospost";

const POINTER = "postgres-is-elsewhere.json";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The folder of the database cluster that belongs to `dataDir`: inside it, or under `/var/lib/ospost` when root runs
 * this. A pointer file in `dataDir` keeps the answer: a checkout that was moved finds its data again, and one whose
 * `dataDir` was deleted begins with an empty database.
 * @throws Error when the other kind of user made the data: half of it would be unreadable.
 */
export async function findClusterPlace(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const real = await realpath(dataDir);
  const inside = path.join(real, "postgres");
  const pointer = await readPointer(real);
  if (!isRoot()) {
    if (pointer && existsSync(pointer.cluster)) throw new Error(startAs("root", pointer.cluster));
    return inside;
  }
  if (existsSync(path.join(inside, "PG_VERSION"))) {
    const { uid } = await stat(inside);
    if (uid !== 0) throw new Error(startAs(`the user with id ${uid}`, inside));
  }
  if (pointer && (pointer.dataDir === real || !(await isStillThere(pointer)))) return remember(real, pointer.cluster);
  const slug = path.basename(path.dirname(real)).replace(/[^\w.-]+/g, "-") || "data";
  return remember(real, path.join(SHARED_DIR, `${slug}-${randomBytes(5).toString("hex")}`));
}

type Pointer = { cluster: string; dataDir: string };

async function readPointer(dataDir: string): Promise<Pointer | null> {
  try {
    return JSON.parse(await readFile(path.join(dataDir, POINTER), "utf8")) as Pointer;
  } catch {
    return null;
  }
}

/** A checkout that was copied, not moved, must not share the database of the one it was copied from. */
async function isStillThere(pointer: Pointer): Promise<boolean> {
  return (await readPointer(pointer.dataDir))?.cluster === pointer.cluster;
}

async function remember(dataDir: string, cluster: string): Promise<string> {
  const why = "Postgres refuses to run as root and its own user may not be able to enter this folder.";
  await writeFile(path.join(dataDir, POINTER), `${JSON.stringify({ why, cluster, dataDir }, null, 2)}\n`);
  return cluster;
}

function startAs(who: string, cluster: string): string {
  return `The database in ${cluster} was made by ${who}. Start Ospost as that user, or set OSPOST_DATA_DIR to begin with an empty one.`;
}
