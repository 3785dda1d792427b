// Runs one of the project's scripts: `node scripts/run.mjs start`. Plain JavaScript, because it must also work before
// anything is installed, and on a Node that is too old to be told so in any other way.
import { installWhatIsMissing } from "./bootstrap/install.mjs";
import { requireNode } from "./bootstrap/node-version.mjs";

requireNode(process.versions.node);
const name = process.argv[2];
process.argv.splice(1, 2, new URL(`./${name}.ts`, import.meta.url).pathname);

// Vercel has installed what it wants before it builds.
if (!process.env.VERCEL) installWhatIsMissing(new URL("..", import.meta.url));

const { register } = await import("tsx/esm/api");
register();
await import(`./${name}.ts`);
