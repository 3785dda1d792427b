import { switchesSchema } from "./control/setting-routes";
import { withoutUndefined } from "./control/without-undefined";
import { startSandbox } from "./index";
import { LIFELIKE_LATENCY } from "./state/switches";

/** An empty value counts as unset. */
function setting(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}

/** The parts of a list with commas. */
function listSetting(name: string): string[] | undefined {
  return setting(name)
    ?.split(",")
    .map((part) => part.trim());
}

const redirectUris = listSetting("SANDBOX_REDIRECT_URI");
const host = setting("SANDBOX_HOST");
const publicUrl = setting("SANDBOX_PUBLIC_URL");
const appId = setting("SANDBOX_APP_ID");
const appSecret = setting("SANDBOX_APP_SECRET");

const sandbox = await startSandbox({
  port: Number(setting("SANDBOX_PORT") ?? 0),
  dataDir: setting("SANDBOX_DATA_DIR") ?? null,
  // "none" = nobody; anything else, or nothing = the people of the seed.
  isSeeded: setting("SANDBOX_SEED") !== "none",
  latencies: setting("SANDBOX_LATENCY") === "none" ? {} : LIFELIKE_LATENCY,
  // Left alone, it behaves as Meta does: an allowance that is used up is used up.
  switches: {
    enforceUsage: true,
    ...withoutUndefined(switchesSchema.parse(JSON.parse(setting("SANDBOX_SWITCHES") ?? "{}"))),
  },
  publicImageHosts: listSetting("SANDBOX_IMAGE_HOSTS") ?? [],
  ...(redirectUris === undefined ? {} : { redirectUris }),
  ...(host === undefined ? {} : { host }),
  ...(publicUrl === undefined ? {} : { publicUrl }),
  ...(appId === undefined ? {} : { appId }),
  ...(appSecret === undefined ? {} : { appSecret }),
});
console.log(`sandbox ready at ${sandbox.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
