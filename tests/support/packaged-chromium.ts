import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, "../..");

/** An executable, and what its environment needs beside ours. */
export type Browser = { executablePath: string; env: Record<string, string> };

/** The headless Chromium that the npm package `@sparticuz/chromium` carries, unpacked once into `.data`. Linux on x64 only. */
export async function unpackChromium(): Promise<Browser> {
  const manifest = path.resolve(
    path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
    "../../package.json",
  );
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const directory = path.join(ROOT, ".data", `chromium-${version}`);
  if (!existsSync(directory)) await unpack(directory);
  const executablePath = path.join(directory, "chromium");
  return { executablePath, env: await findMissing(executablePath, directory) };
}

/** The package unpacks into the temporary folder and nowhere else; its libraries only where it believes to be on Lambda. */
async function unpack(directory: string): Promise<void> {
  const half = `${directory}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  await run(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  const fonts = `<?xml version="1.0"?><fontconfig><dir>${directory}/fonts</dir><cachedir>${directory}/fonts-cache</cachedir></fontconfig>`;
  await writeFile(path.join(half, "fonts", "fonts.conf"), fonts);
  await rename(half, directory).catch(() => rm(half, { recursive: true, force: true }));
}

/** What a bare system lacks comes with the package: the libraries of NSS, and a font. */
async function findMissing(executablePath: string, directory: string): Promise<Record<string, string>> {
  const runsAsItIs = await run(executablePath, ["--version", "--no-sandbox"]).then(
    () => true,
    () => false,
  );
  return {
    ...(runsAsItIs ? {} : { LD_LIBRARY_PATH: path.join(directory, "al2023", "lib") }),
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: path.join(directory, "fonts") }),
  };
}
