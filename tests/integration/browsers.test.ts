import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { findFullBrowser } from "@/scripts/test/full-browser";
import { installChromium } from "@/scripts/test/install-chromium";
import { findChromium } from "../support/chromium";

let directory: string;
let works: string;
let broken: string;
const missing = "/nowhere/chrome";

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "ospost-browsers-"));
  works = await writeProgram("chrome", 'echo "Chromium 156"');
  // What Ubuntu puts in Chromium's place where there is no snap.
  broken = await writeProgram("chromium-browser", "exit 1");
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(directory, { recursive: true, force: true }));

async function writeProgram(name: string, script: string): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

describe("the tests run", () => {
  async function find(named: string, installed: string[]): Promise<string> {
    vi.stubEnv("OSPOST_CHROMIUM", named);
    return (await findChromium(installed)).executablePath;
  }

  it.runIf(process.platform === "linux" && process.arch === "x64")(
    "in the browser that came from npm, whatever else is installed",
    { timeout: 120_000 }, // It may have to be unpacked first.
    async () => {
      expect(await find("", [works])).toMatch(/\.data\/chromium-[\d.]+\/chromium$/);
    },
  );

  it("in an installed one that works, when it is asked for", async () => {
    expect(await find("installed", [missing, broken, works])).toBe(works);
    await expect(find("installed", [missing, broken])).rejects.toThrow("no Chrome or Chromium is installed");
  });

  it("in the one that is named, or not at all", async () => {
    expect(await find(works, [])).toBe(works);
    await expect(find(missing, [works])).rejects.toThrow(`OSPOST_CHROMIUM names ${missing}, which does not run`);
  });
});

describe("CI tests in a full browser too", () => {
  const nothing = async () => null;

  it("in one that is installed already", async () => {
    const install = () => Promise.reject(new Error("asked to install"));
    expect(await findFullBrowser(async () => works, install)).toEqual({ executable: works });
  });

  it("in one that it installs", async () => {
    let isInstalled = false;
    const install = async () => {
      isInstalled = true;
      return null;
    };
    expect(await findFullBrowser(async () => (isInstalled ? works : null), install)).toEqual({ executable: works });
  });

  it("or says why not", async () => {
    const cannot = await findFullBrowser(nothing, async () => "there is no apt-get");
    expect(cannot).toBe("none is installed, and it cannot be now: there is no apt-get");
    expect(await findFullBrowser(nothing, nothing)).toBe("what apt-get installed does not run");
  });
});

describe("apt-get fails without a fuss", () => {
  it("because no package can be reached", async () => {
    const unreachable = await writeProgram("apt-get", 'echo "E: Unable to fetch some archives" >&2; exit 100');
    expect(await installChromium(unreachable)).toBe("apt-get: E: Unable to fetch some archives");
  });

  it("because nobody answers", async () => {
    const silent = await writeProgram("apt-get-silent", "exec sleep 60");
    expect(await installChromium(silent, 200)).toBe("apt-get did not answer within 0.2 seconds");
  });

  it("because there is no apt-get", async () => {
    expect(await installChromium(missing)).toBe("there is no apt-get");
  });

  it("unless it worked", async () => {
    expect(await installChromium(await writeProgram("apt-get-works", "exit 0"))).toBeNull();
  });
});
