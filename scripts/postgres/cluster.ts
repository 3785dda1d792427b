import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import type { Owner } from "./owner";

const run = promisify(execFile);

const PASSWORD_FILE = "ospost-password";

/** Postgres 18 brings this collation itself: the same order of texts on every machine. */
const LOCALE_FLAGS = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
/** And not the zone of the machine it is made on. */
const ZONE_FLAGS = ["--set=TimeZone=UTC", "--set=log_timezone=UTC"];

/** Makes the folder of a database cluster unless it is there; made beside its name first, so that it is whole or absent. */
export async function createCluster(
  directory: string,
  { binaries, owner, durable }: { binaries: Binaries; owner: Owner; durable: boolean },
): Promise<void> {
  if (existsSync(path.join(directory, "PG_VERSION"))) return;
  const half = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (owner) await Promise.all([half, passwordFile].map((file) => chown(file, owner.uid, owner.gid)));
  const flags = [`--pgdata=${half}`, "--username=ospost", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  await run(binaries.initdb, [...flags, ...LOCALE_FLAGS, ...ZONE_FLAGS, ...(durable ? [] : ["--no-sync"])], {
    ...owner,
    cwd: "/",
  });
  await rename(passwordFile, path.join(half, PASSWORD_FILE));
  await rename(half, directory);
}

/** The password of the cluster's one user. It lies with the data, so that the two are never apart. */
export async function readPassword(directory: string): Promise<string> {
  return readFile(path.join(directory, PASSWORD_FILE), "utf8");
}
