import { applyMigrations } from "../migrate/migrations";
import { migrateWhenThere } from "../migrate/when-there";
import { createDatabase, startPostgres } from "../postgres/server";
import { watchChildren } from "./child";
import { findDataDir } from "./data-dir";
import { loadEnvFiles } from "./env-files";
import { holdBuild } from "./held-build";
import { buildApp, generateClient } from "./make";
import { choosePorts, requirePort } from "./ports";
import { claimPresence } from "./presence";
import { type AppOptions, startApp, startCron, startSandboxProgram } from "./programs";
import { step } from "./report";
import { keepSecrets } from "./secrets";
import { isSandbox, makeSandboxSettings, requireRealSettings, type Settings } from "./settings";
import { createShutdown, type Shutdown, watchStarter } from "./shutdown";
import { keepAlive, requireAlive } from "./supervise";

const SANDBOX_STOP_MS = 5_000;
/**
 * A tick may be in the middle of a call to Meta, which takes 30 s at most. It would be safe to cut off, only slower to find out
 * what happened: in the sandbox nobody waits for that.
 */
const APP_STOP_MS = { real: 45_000, sandbox: 5_000 };
const CRON_STOP_MS = 2_000;

/** Runs everything until it is told to stop: what `npm start` and `npm run dev` do. */
export async function runStack({ isDev }: { isDev: boolean }): Promise<void> {
  const shutdown = createShutdown();
  watchStarter(shutdown);
  try {
    await start(isDev, shutdown);
  } catch (error) {
    // While we are stopping, whatever was still on its way fails: that is no news.
    if (!shutdown.isEnding()) shutdown.end(1, error instanceof Error ? error.message : String(error));
  }
}

type Place = { settings: Settings; port: number; host: string | null };

async function start(isDev: boolean, shutdown: Shutdown): Promise<void> {
  loadEnvFiles(isDev ? "development" : "production");
  const real = isSandbox(process.env) ? null : requireRealSettings(process.env);
  const dataDir = findDataDir();
  const presence = await claimPresence(dataDir);
  shutdown.add(presence.leave);
  watchChildren(presence.addChild);
  await generateClient();
  if (!isDev) await buildApp();
  const place = real ? await prepareReal(real) : await prepareSandbox(dataDir, shutdown);
  const build = isDev ? null : await holdBuild();
  if (build !== null) shutdown.add(build.release);
  await runApp({ isDev, buildDir: build?.dir ?? null, ...place }, shutdown);
  shutdown.add(presence.announceEnd);
  const { APP_URL = "", SANDBOX_URL = "" } = place.settings;
  await presence.announce(APP_URL, SANDBOX_URL || null);
  console.log(`\nOspost is at ${APP_URL}`);
  if (SANDBOX_URL) console.log(`Sandbox: nothing reaches Instagram. What it would show is at ${SANDBOX_URL}`);
  console.log("Ctrl-C stops everything; what you planned is kept.\n");
}

async function prepareReal(settings: Settings): Promise<Place> {
  const port = await requirePort();
  await step("Bringing the database up to date", () => migrateWhenThere(settings.DATABASE_URL ?? ""));
  return { settings, port, host: process.env.HOST?.trim() || null };
}

async function prepareSandbox(dataDir: string, shutdown: Shutdown): Promise<Place> {
  const ports = await choosePorts(dataDir);
  const postgres = await step("Starting Postgres", () =>
    startPostgres({ dataDir, port: ports.postgres, durable: true }),
  );
  shutdown.add(postgres.stop);
  void requireAlive("Postgres", postgres.ended, shutdown);
  await createDatabase(postgres, "ospost");
  const settings = makeSandboxSettings(ports, await keepSecrets(dataDir), postgres.urlOf("ospost"), dataDir);
  await step("Bringing the database up to date", () => applyMigrations(postgres.urlOf("ospost")));
  const sandbox = await step("Starting the sandbox", () => startSandboxProgram(ports.sandbox, settings, dataDir));
  shutdown.add(() => sandbox.stop(SANDBOX_STOP_MS));
  void requireAlive("The sandbox", sandbox.ended, shutdown);
  // Its people have no passwords: nobody else on the network is let in unless HOST says so.
  return { settings, port: ports.app, host: process.env.HOST?.trim() || "127.0.0.1" };
}

async function runApp(options: AppOptions, shutdown: Shutdown): Promise<void> {
  let app = await step("Starting the app", () => startApp(options));
  let cron = startCron(options);
  shutdown.add(() => app.stop(options.settings.SANDBOX_URL ? APP_STOP_MS.sandbox : APP_STOP_MS.real));
  shutdown.add(() => cron.stop(CRON_STOP_MS));
  const restartApp = async () => (app = await startApp(options));
  const restartCron = async () => (cron = startCron(options));
  void keepAlive(app, restartApp, shutdown);
  void keepAlive(cron, restartCron, shutdown);
}
