// Everything a post's picture needs against sharp alone doing decode, resize and encode once, taking turns in one process.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { percentile, print, say } from "./figures";
import { drawPhoto, WORK, type Worker } from "./image-work";

const PHOTOS = [
  { photo: "12 MP", width: 4032, height: 3024 },
  { photo: "48 MP", width: 8064, height: 6048 },
];
const ROUNDS = 9;

const directory = await mkdtemp(join(tmpdir(), "ospost-bench-"));
const rows: Record<string, string | number>[] = [];
for (const size of PHOTOS) rows.push(await measure(size));
await rm(directory, { recursive: true });
print("images", rows);

async function measure({ photo: name, ...size }: (typeof PHOTOS)[number]): Promise<Record<string, string | number>> {
  say(`${name}: drawing, then ${ROUNDS} rounds …`);
  const photo = await drawPhoto(size.width, size.height);
  const took: Record<Worker, number[]> = { ours: [], sharp: [] };
  // The first round is thrown away: whatever has to be loaded is loaded in it.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const worker of ["ours", "sharp"] as const) {
      const startedAt = performance.now();
      await WORK[worker](photo, size);
      if (round > 0) took[worker].push(performance.now() - startedAt);
    }
  }
  const [ours, sharp] = [percentile(took.ours, 0.5), percentile(took.sharp, 0.5)];
  const path = join(directory, `${size.width}.jpg`);
  await writeFile(path, photo);
  return {
    photo: name,
    "ours ms": Math.round(ours),
    "sharp ms": Math.round(sharp),
    ratio: Number((ours / sharp).toFixed(2)),
    "ours peak MB": await peakOf("ours", path),
    "sharp peak MB": await peakOf("sharp", path),
  };
}

async function peakOf(worker: Worker, path: string): Promise<number> {
  const file = fileURLToPath(new URL("image-peak.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, file, worker, path]);
  return Number(stdout);
}
