// Runs every file of a directory past `inspectOriginal`, one after the other, in a process of its own: image-child.ts DIRECTORY.
// Prints one JSON object a file: its name, what it was refused as, how long that took and the memory above idle.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ImageError } from "@/lib/images/image-error";
import { inspectOriginal } from "@/lib/images/render";

const [directory = ""] = process.argv.slice(2);
const names = await readdir(directory);
const idleBytes = process.memoryUsage.rss();

for (const name of names.sort()) {
  const bytes = await readFile(path.join(directory, name));
  let mostBytes = 0;
  const watching = setInterval(() => {
    mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
  }, 1);
  const startedAt = performance.now();
  const refusedAs = await inspectOriginal(bytes).then(
    () => null,
    (error: unknown) => (error instanceof ImageError ? error.kind : String(error)),
  );
  const tookMs = performance.now() - startedAt;
  clearInterval(watching);
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
  console.log(JSON.stringify({ name, refusedAs, tookMs, aboveIdleBytes: mostBytes - idleBytes }));
}
