import { z } from "zod";
import { FAULTS, isFaultName } from "../faults/catalogue";
import type { FaultOrder } from "../faults/fault-box";
import { ControlError, type ControlRoutes } from "./control-route";

/** Whatever else is sent are the parameters of the fault itself. */
const order = z.looseObject({
  fault: z.string(),
  account: z.string().optional(),
  endpoint: z.string().optional(),
  nth: z.int().min(1).optional(),
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
});

/** Arm, list and clear faults. */
export const FAULT_ROUTES: ControlRoutes = {
  "GET faults": (world) => ({ armed: world.faults.list() }),
  "GET faults/names": () => FAULTS,
  "POST faults": (world, { body }) => world.faults.arm(readOrder(body)),
  "DELETE faults": (world) => {
    world.faults.clear();
    return { ok: true };
  },
  "DELETE faults/{id}": (world, { id }) => {
    world.faults.remove(Number(id));
    return { ok: true };
  },
};

function readOrder(body: unknown): FaultOrder {
  const { fault, account, endpoint, nth, times, ...params } = order.parse(body);
  if (!isFaultName(fault))
    throw new ControlError(`There is no fault called “${fault}”. GET /__sandbox/faults/names lists them.`);
  return { fault, account, endpoint, nth, times, params };
}
