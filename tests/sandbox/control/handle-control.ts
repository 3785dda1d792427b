import { z } from "zod";
import { jsonReply, type Reply } from "../http/reply";
import type { Incoming } from "../http/request";
import type { World } from "../state/world";
import { ACCOUNT_ROUTES } from "./account-routes";
import { ControlError, type ControlRoutes } from "./control-route";
import { FAULT_ROUTES } from "./fault-routes";
import { POST_ROUTES } from "./post-routes";
import { SETTING_ROUTES } from "./setting-routes";

const ROUTES: ControlRoutes = { ...SETTING_ROUTES, ...FAULT_ROUTES, ...ACCOUNT_ROUTES, ...POST_ROUTES };

/** The control API `/__sandbox/…`: JSON in, JSON out. `GET /__sandbox` lists what there is. */
export async function handleControl(world: World, incoming: Incoming): Promise<Reply> {
  const [, name = "", id = ""] = incoming.segments;
  if (name === "") return jsonReply({ routes: Object.keys(ROUTES) });
  const rest = incoming.segments.length > 2 ? "/{id}" : "";
  const whole = `${incoming.method} ${incoming.segments.slice(1).join("/")}`;
  const route = ROUTES[whole] ?? ROUTES[`${incoming.method} ${name}${rest}`];
  if (route === undefined) return jsonReply({ error: `No such control route: ${whole}` }, 404);
  try {
    const body: unknown = incoming.body === "" ? {} : JSON.parse(incoming.body);
    return jsonReply(await route(world, { body, id, query: incoming.url.searchParams }));
  } catch (error) {
    if (error instanceof z.ZodError) return jsonReply({ error: z.prettifyError(error) }, 400);
    if (error instanceof ControlError || error instanceof SyntaxError) return jsonReply({ error: error.message }, 400);
    throw error;
  }
}
