import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

const APT_GET = "/usr/bin/apt-get";
const NO_ANSWER = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];
const PATIENCE_MS = 180_000;

/**
 * Installs Debian's Chromium. Takes most of a minute where packages can be reached.
 * @param patienceMs how long each download may take; unpacking takes what it takes, half a package would be worse
 * @returns why it could not be installed, or null
 */
export async function installChromium(aptGet = APT_GET, patienceMs = PATIENCE_MS): Promise<string | null> {
  if (!existsSync(aptGet)) return "there is no apt-get";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
  try {
    await run(aptGet, ["update", "-q", ...NO_ANSWER], { env, timeout: patienceMs });
    await run(aptGet, [...install, "--download-only", ...NO_ANSWER], { env, timeout: patienceMs });
    await run(aptGet, [...install, "--no-download"], { env });
    return null;
  } catch (error) {
    return readReason(error as { killed?: boolean; stderr?: string; message: string }, patienceMs);
  }
}

function readReason(
  { killed, stderr = "", message }: { killed?: boolean; stderr?: string; message: string },
  ms: number,
) {
  if (killed) return `apt-get did not answer within ${ms / 1000} seconds`;
  const said = stderr.split("\n").find((line) => line.startsWith("E: "));
  return `apt-get: ${said ?? message}`;
}
