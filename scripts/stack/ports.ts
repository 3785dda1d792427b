import path from "node:path";
import getPort, { portNumbers } from "get-port";
import { readKept, writeKept } from "./kept-json";

export type Ports = { app: number; sandbox: number; postgres: number };

const USUAL: Ports = { app: 3000, sandbox: 4000, postgres: 54320 };
/** How far to look before any free port will do. */
const REACH = 100;

/**
 * A free port for each part: the one asked for (PORT, SANDBOX_PORT, POSTGRES_PORT), else the one of the last run, so that
 * links keep working, else the usual one, else the next that is free.
 */
export async function choosePorts(dataDir: string): Promise<Ports> {
  const file = path.join(dataDir, "ports.json");
  const last = await readKept<Partial<Ports>>(file);
  const choose = (asked: string | undefined, name: keyof Ports) =>
    findFree(Number(asked) || last?.[name] || USUAL[name], USUAL[name]);
  const app = await choose(process.env.PORT, "app");
  const sandbox = await choose(process.env.SANDBOX_PORT, "sandbox");
  const postgres = await choose(process.env.POSTGRES_PORT, "postgres");
  const ports = { app, sandbox, postgres };
  await writeKept(file, ports);
  return ports;
}

async function findFree(preferred: number, usual: number): Promise<number> {
  return getPort({ port: [preferred, ...portNumbers(preferred, Math.min(preferred + REACH, 65_535)), usual] });
}

/**
 * The port for the real thing, which does not move: a proxy in front of it points there.
 * @throws Error when somebody else listens on it.
 */
export async function requirePort(): Promise<number> {
  const port = Number(process.env.PORT) || USUAL.app;
  if ((await getPort({ port })) !== port)
    throw new Error(`Port ${port} is busy. Free it, or name another one in PORT.`);
  return port;
}
