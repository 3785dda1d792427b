import { isLegalRatio, MAX_RATIO, MIN_RATIO } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";

export type Shape = "original" | "portrait" | "square" | "landscape" | "free";
export type ShapeChoice = { key: Shape; label: string; name: string };

const fixed: ShapeChoice[] = [
  { key: "portrait", label: "4:5", name: "4:5, portrait" },
  { key: "square", label: "1:1", name: "1:1, square" },
  { key: "landscape", label: "1.91:1", name: "1.91:1, landscape" },
  { key: "free", label: "Free", name: "Free, any shape Instagram takes" },
];

/** The shapes Instagram takes, and the photo's own when it is one of them. `upright` is the photo as it is turned now. */
export function shapeChoices(upright: Size): ShapeChoice[] {
  if (!isLegalRatio(upright.width, upright.height)) return fixed;
  return [{ key: "original", label: "Original", name: "Original, nothing cut off" }, ...fixed];
}

/** Cuts off as little as Instagram allows: the photo's own shape, or the nearest legal one. */
export function firstShape({ width, height }: Size): Shape {
  if (isLegalRatio(width, height)) return "original";
  return width < height ? "portrait" : "landscape";
}

/** Width over height of a shape; `free` keeps what it has, as far as that is legal. */
export function ratioOf(shape: Shape, upright: Size, present: number): number {
  switch (shape) {
    case "portrait":
      return MIN_RATIO;
    case "square":
      return 1;
    case "landscape":
      return MAX_RATIO;
    case "original":
      return upright.width / upright.height;
    case "free":
      return Math.min(Math.max(present, MIN_RATIO), MAX_RATIO);
  }
}
