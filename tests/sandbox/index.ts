import { listen } from "./http/serve";
import { seedPeople } from "./seed/seed";
import { DEFAULT_SWITCHES, type Latencies, NO_LATENCY, type Switches } from "./state/switches";
import { World } from "./state/world";

export { connectControl, type SandboxControl } from "./control/client";
export { FAULT_NAMES, FAULTS, type FaultName } from "./faults/catalogue";
export type { World };

export type SandboxOptions = {
  /** 0 = any free port. */
  port?: number;
  host?: string;
  /** The address people and clients use, when it is not `http://{host}:{port}`. */
  publicUrl?: string;
  /** Null or left out = in memory. */
  dataDir?: string | null;
  appId?: string;
  appSecret?: string;
  appName?: string;
  /** The exact ones that are registered. Left out: any on localhost, as an app in development mode allows (1.1). */
  redirectUris?: readonly string[] | ((uri: string) => boolean);
  latencies?: Partial<Latencies>;
  now?: () => Date;
  /** What differs from `DEFAULT_SWITCHES` from the start, and again after every reset. */
  switches?: Partial<Switches>;
  /** Hosts with their ports ("localhost:3000") that pass for public ones, with or without TLS. */
  publicImageHosts?: readonly string[];
  /** Whether the seeded people are there. */
  isSeeded?: boolean;
};

export type Sandbox = {
  url: string;
  port: number;
  appId: string;
  appSecret: string;
  /** The whole state, for tests in the same process. */
  world: World;
  close: () => Promise<void>;
};

export const SANDBOX_APP_ID = "138483919580948";
export const SANDBOX_APP_SECRET = "0123456789abcdef0123456789abcdef";

/** Starts a stand-in for Facebook Login and the Graph API: dialog and API at one address. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = "127.0.0.1", dataDir = null, isSeeded = true } = options;
  const { appId = SANDBOX_APP_ID, appSecret = SANDBOX_APP_SECRET, appName = "Ospost" } = options;
  const world = new World({
    dataDir,
    app: { id: appId, secret: appSecret, name: appName, allowsRedirectUri: redirectRule(options.redirectUris) },
    latencies: { ...NO_LATENCY, ...options.latencies },
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    publicImageHosts: options.publicImageHosts ?? [],
    realNow: options.now ?? (() => new Date()),
    seed: isSeeded ? seedPeople : () => {},
  });
  const listening = await listen(world, port, host);
  world.url = options.publicUrl ?? `http://${host}:${listening.port}`;
  const close = async () => {
    const closed = new Promise<void>((resolve) => listening.server.close(() => resolve()));
    listening.server.closeAllConnections();
    await closed;
    world.close();
  };
  return { url: world.url, port: listening.port, appId, appSecret, world, close };
}

function redirectRule(allowed: SandboxOptions["redirectUris"]): (uri: string) => boolean {
  if (typeof allowed === "function") return allowed;
  if (allowed !== undefined) return (uri) => allowed.includes(uri);
  return (uri) => URL.canParse(uri) && ["localhost", "127.0.0.1"].includes(new URL(uri).hostname);
}
