// One picture in a process of its own, for its peak memory: image-peak.ts ours|sharp PHOTO. Prints megabytes above idle.
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { WORK, type Worker } from "./image-work";

const [worker, path = ""] = process.argv.slice(2);
const photo = await readFile(path);
const { width, height } = await sharp(photo).metadata();
const idleBytes = process.memoryUsage.rss();
let mostBytes = idleBytes;
// Not what the system remembers as the most: a process starts with its parent's.
const watching = setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
}, 2);
await WORK[worker as Worker](photo, { width, height });
clearInterval(watching);
console.log(Math.round((mostBytes - idleBytes) / 1024 / 1024));
