import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isRoot } from "./place";

const run = promisify(execFile);

/** Whom to run Postgres as: ourselves, or the system's `postgres` user when we are root, which Postgres refuses. */
export type Owner = { uid: number; gid: number } | null;

/** @throws Error when root has no `postgres` user and cannot make one. */
export async function findOwner(): Promise<Owner> {
  if (!isRoot()) return null;
  const found = await lookUp();
  if (found) return found;
  console.log("Making a system user `postgres`, because Postgres refuses to run as root …");
  try {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  } catch (cause) {
    throw new Error(
      "Postgres cannot run as root and no user `postgres` could be made. Make one, or start as an ordinary user.",
      { cause },
    );
  }
  return lookUp();
}

async function lookUp(): Promise<Owner> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "postgres"]), run("id", ["-g", "postgres"])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
