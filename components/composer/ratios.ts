import { isLegalRatio, type Size } from "@/lib/images/ratio";

export type RatioKey = "portrait" | "square" | "landscape" | "original";
export type RatioChoice = { key: RatioKey; label: string; name: string; value: number };

const fixed: RatioChoice[] = [
  { key: "portrait", label: "4:5", name: "4:5, portrait", value: 4 / 5 },
  { key: "square", label: "1:1", name: "1:1, square", value: 1 },
  { key: "landscape", label: "1.91:1", name: "1.91:1, landscape", value: 1.91 },
];

/** The ratios Instagram takes, and the photo's own when it is one of them. */
export function ratioChoices({ width, height }: Size): RatioChoice[] {
  if (!isLegalRatio(width, height)) return fixed;
  return [{ key: "original", label: "Original", name: "Original, nothing cut off", value: width / height }, ...fixed];
}

/** Cuts off as little as Instagram allows: the photo's own ratio, or the nearest legal one. */
export function firstRatio({ width, height }: Size): RatioKey {
  if (isLegalRatio(width, height)) return "original";
  return width < height ? "portrait" : "landscape";
}
