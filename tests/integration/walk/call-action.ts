import type { WebClient } from "../../support/web-client";
import { listActions } from "./found";

export type ActionAnswer = {
  status: number;
  /** Where the browser is sent, when it is. */
  redirect: string | null;
  /** What the action returned; null when it did not. */
  value: Record<string, unknown> | null;
  isOk: boolean;
  text: string;
};

/** Calls a server action as Next's own client does: a POST to a page that uses it, with the action's id. */
export async function callAction(client: WebClient, name: string, ...args: unknown[]): Promise<ActionAnswer> {
  return callActionRaw(client, name, JSON.stringify(args));
}

/** @param body what React's encoding of the arguments would be */
export async function callActionRaw(client: WebClient, name: string, body: string): Promise<ActionAnswer> {
  const action = listActions().find((one) => one.name === name);
  if (action?.id == null || action.path === null) throw new Error(`${name} is not in the build`);
  const response = await client.fetch(action.path, {
    method: "POST",
    headers: { "next-action": action.id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    body,
  });
  const text = await response.text();
  const value = readValue(text);
  return {
    status: response.status,
    redirect: response.headers.get("x-action-redirect"),
    value,
    isOk: value?.["ok"] === true,
    text,
  };
}

/** The stream's row 0 names the row that holds what the action returned. */
function readValue(stream: string): Record<string, unknown> | null {
  const row = /^0:\{"a":"\$@(\w+)"/m.exec(stream)?.[1];
  const json = row === undefined ? undefined : new RegExp(`^${row}:(\\{.*\\})$`, "m").exec(stream)?.[1];
  return json === undefined ? null : (JSON.parse(json) as Record<string, unknown>);
}
