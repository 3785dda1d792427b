import { z } from "zod";
import type { Crop } from "./ratio";

/**
 * A crop as it arrives from outside or from the database; one without a rotation has 0. Whether it lies on the photo is for
 * `legalCrop`. Apart from the rules, so that a browser need not load zod for them.
 */
export const cropSchema: z.ZodType<Crop> = z.object({
  x: z.int().nonnegative(),
  y: z.int().nonnegative(),
  width: z.int().positive(),
  height: z.int().positive(),
  rotation: z.number().nonnegative().lt(360).default(0),
});
