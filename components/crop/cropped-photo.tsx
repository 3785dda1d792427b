import { type Crop, middleOf } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";

type Props = {
  url: string;
  size: Size;
  crop: Crop;
  alt: string;
  /** As wide as its place, with square corners. */
  isFlat?: boolean;
};

/** What is inside the frame, as it will be published. All lengths are shares of its width, so that nothing has to be measured. */
export function CroppedPhoto({ url, size, crop, alt, isFlat = false }: Props) {
  const ratio = crop.width / crop.height;
  const middle = middleOf(crop, size);
  const share = (px: number) => `${(100 * px) / crop.width}cqw`;
  return (
    <div
      data-crop={`${crop.x},${crop.y},${crop.width},${crop.height},${crop.rotation}`}
      className={`relative overflow-hidden bg-sunken [container-type:inline-size] ${isFlat ? "" : "mx-auto [--tall:58svh] md:mx-0 md:rounded-sheet md:[--tall:64svh]"}`}
      style={{ aspectRatio: ratio, width: isFlat ? "100%" : `min(100%, calc(var(--tall) * ${ratio}))` }}
    >
      <img
        src={url}
        alt={alt}
        draggable={false}
        className="pointer-events-none absolute top-1/2 left-1/2 max-w-none select-none"
        style={{
          width: share(size.width),
          height: share(size.height),
          transformOrigin: "0 0",
          transform: `rotate(${crop.rotation}deg) translate(${share(-middle.x)}, ${share(-middle.y)})`,
        }}
      />
    </div>
  );
}
