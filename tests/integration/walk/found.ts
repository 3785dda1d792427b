import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const MANIFEST = path.join(ROOT, ".next/server/server-reference-manifest.json");

export type FoundAction = {
  name: string;
  file: string;
  /** Of the build; null when no page uses it. */
  id: string | null;
  /** A page to call it on. */
  path: string | null;
};

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
};

let actions: FoundAction[] | null = null;

/** Every export of `app/actions`, and every action that the build knows from anywhere else. */
export function listActions(): FoundAction[] {
  actions ??= findActions();
  return actions;
}

function findActions(): FoundAction[] {
  if (!existsSync(MANIFEST)) throw new Error("There is no build: run this through `npm test`.");
  const manifest = JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest;
  const built = Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: exportedName,
    file: filename,
    path: pathOf(Object.keys(workers)),
  }));
  const exported = listFiles(/^app\/actions\/[\w-]+\.ts$/).flatMap((file) =>
    [...read(file).matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].map(([, name = ""]) => ({ name, file })),
  );
  const unused = exported
    .filter(({ name, file }) => !built.some((action) => action.name === name && action.file === file))
    .map((action) => ({ ...action, id: null, path: null }));
  return [...built, ...unused];
}

/** "app/(signed-in)/posts/[id]/page" → "/posts/any": which post it is does not matter to an action. */
function pathOf(pages: string[]): string | null {
  const [page] = pages.sort((one, two) => Number(one.includes("[")) - Number(two.includes("[")));
  return page === undefined ? null : toPath(page.replace(/\/page$/, "")).replace(/\[[^\]]+\]/g, "any");
}

export type FoundRoute = { name: string; file: string };

/** "GET /api/posts/[id]/progress" and so on: every method that a `route.ts` exports. */
export function listRoutes(): FoundRoute[] {
  return listFiles(/\/route\.tsx?$/).flatMap((file) => {
    const source = read(file);
    const methods = [
      ...source.matchAll(/^export (?:const|(?:async )?function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm),
      ...source.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g),
    ];
    return methods.map(([, method]) => ({ name: `${method} ${toPath(path.dirname(file))}`, file }));
  });
}

/** "/", "/posts/[id]" and so on. */
export function listPages(): FoundRoute[] {
  return listFiles(/\/page\.tsx$/).map((file) => ({ name: toPath(path.dirname(file)), file }));
}

/** The address of a folder below `app`; what is in round brackets is not part of it. */
function toPath(folder: string): string {
  const parts = folder.split("/").slice(1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

function listFiles(pattern: RegExp): string[] {
  const names = readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  return names
    .map((name) => `app/${name.replaceAll(path.sep, "/")}`)
    .filter((name) => pattern.test(name))
    .sort();
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}
