import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { type AddedPerson, connectControl } from "../../tests/sandbox/control/client";
import { SANDBOX_APP_ID, SANDBOX_APP_SECRET } from "../../tests/sandbox/index";
import { makePicture, startPictureHost } from "../../tests/sandbox/testing/picture-host";
import { applyMigrations } from "../migrate/migrations";
import { startScratchPostgres } from "../postgres/scratch";

/** The settings a process of Ospost needs, pointing at nothing that is real. Must be set before `lib` is imported. */
export function useBenchSettings(databaseUrl: string): void {
  Object.assign(process.env, {
    APP_URL: "http://localhost:3000",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
    FACEBOOK_APP_ID: SANDBOX_APP_ID,
    FACEBOOK_APP_SECRET: SANDBOX_APP_SECRET,
    TOKEN_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    CRON_SECRET: randomBytes(16).toString("hex"),
  });
}

export type BenchStage = Awaited<ReturnType<typeof openStage>>;

/** A migrated database that is thrown away afterwards. */
export async function openDatabase() {
  const postgres = await startScratchPostgres();
  const databaseUrl = postgres.urlOf("postgres");
  await applyMigrations(databaseUrl);
  useBenchSettings(databaseUrl);
  return postgres;
}

/** Database, sandbox in a process of its own with fixed latencies, and a host for the one picture that everybody posts. */
export async function openStage(latencies: {
  createMs: number;
  processingMs: number;
  publishMs: number;
  readMs: number;
}) {
  const postgres = await openDatabase();
  const host = await startPictureHost();
  host.files.set("/picture.jpg", { body: await makePicture(400, 500) });
  const sandbox = await startSandboxProcess();
  const control = connectControl(sandbox.url);
  await control.setLatencies(latencies);
  return {
    url: sandbox.url,
    control,
    pictureUrl: `${host.url}/picture.jpg`,
    addPeople: (count: number): Promise<AddedPerson[]> => control.addPeople({ people: count }),
    close: async () => {
      sandbox.stop();
      await host.close();
      await postgres.stop();
    },
  };
}

/** A host of ours has the picture, and a few accounts stand for many. */
const SANDBOX_SWITCHES = JSON.stringify({ privateImageHosts: "accept", enforceUsage: false });

async function startSandboxProcess(): Promise<{ url: string; stop: () => void }> {
  const env = { ...process.env, SANDBOX_SEED: "none", SANDBOX_LATENCY: "none", SANDBOX_PORT: "0", SANDBOX_SWITCHES };
  const child = spawn(process.execPath, ["--import", "tsx", "tests/sandbox/main.ts"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.on("exit", () => child.kill());
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/^sandbox ready at (.*)$/)?.[1];
    if (url !== undefined) return { url, stop: () => child.kill() };
  }
  throw new Error("The sandbox did not start.");
}
