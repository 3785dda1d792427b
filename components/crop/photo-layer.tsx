import type { Point, Size } from "@/lib/images/rotation";

type Props = {
  url: string;
  /** Of the upright original. */
  size: Size;
  /** In pixels of the original. */
  frameWidth: number;
  middle: Point;
  rotation: number;
  alt: string;
};

/**
 * The photo, laid so that its parent shows the frame. The parent is `position: relative` with `container-type: inline-size`
 * and the frame's shape; all lengths are shares of its width, so nothing has to be measured.
 */
export function PhotoLayer({ url, size, frameWidth, middle, rotation, alt }: Props) {
  const share = (px: number) => `${(100 * px) / frameWidth}cqw`;
  return (
    <img
      src={url}
      alt={alt}
      draggable={false}
      className="pointer-events-none absolute top-1/2 left-1/2 max-w-none select-none"
      style={{
        width: share(size.width),
        height: share(size.height),
        transformOrigin: "0 0",
        transform: `rotate(${rotation}deg) translate(${share(-middle.x)}, ${share(-middle.y)})`,
      }}
    />
  );
}
