import getPort from "get-port";
import { type AddedPerson, connectControl } from "../sandbox/control/client";
import { type Sandbox, startSandbox } from "../sandbox/index";
import { type BuiltApp, startBuiltApp } from "./built-app";

export type AppOnSandbox = {
  app: BuiltApp;
  sandbox: Sandbox;
  /** Where the app believes to be. */
  appUrl: string;
  /** Everything that `startBuiltApp` needs for another process of the same app. */
  settings: Record<string, string>;
  close: () => Promise<void>;
};

/**
 * The production build with a sandbox in Facebook's place.
 * @param appUrl where the app believes to be; where it listens unless named
 * @param more settings beside those of the sandbox
 */
export async function startAppOnSandbox(appUrl?: string, more: Record<string, string> = {}): Promise<AppOnSandbox> {
  const port = await getPort();
  const url = appUrl ?? `http://localhost:${port}`;
  const sandbox = await startSandbox({
    redirectUris: [`${url}/api/auth/callback/facebook`],
    publicImageHosts: [new URL(url).host],
  });
  const settings = {
    ...more,
    APP_URL: url,
    META_GRAPH_URL: sandbox.url,
    META_DIALOG_URL: sandbox.url,
    SANDBOX_URL: sandbox.url,
    FACEBOOK_APP_ID: sandbox.appId,
    FACEBOOK_APP_SECRET: sandbox.appSecret,
  };
  const app = await startBuiltApp({ ...settings, PORT: String(port) });
  const close = async () => {
    await app.stop();
    await sandbox.close();
  };
  return { app, sandbox, appUrl: url, settings, close };
}

/** Somebody new at Facebook. @param pages how many they have, each with an account */
export async function addPerson(sandbox: Sandbox, name: string, pages = 1): Promise<AddedPerson> {
  const [person] = await connectControl(sandbox.url).addPeople({ name, pages });
  if (person === undefined) throw new Error("the sandbox made nobody");
  return person;
}
