import { type Crop, middleOf } from "@/lib/images/ratio";
import type { Size } from "@/lib/images/rotation";
import { PhotoLayer } from "./photo-layer";

type Props = {
  url: string;
  size: Size;
  crop: Crop;
  alt: string;
  /** As wide as its place, with square corners. */
  isFlat?: boolean;
};

/** What is inside the frame, as it will be published. */
export function CroppedPhoto({ url, size, crop, alt, isFlat = false }: Props) {
  const ratio = crop.width / crop.height;
  return (
    <div
      data-crop={`${crop.x},${crop.y},${crop.width},${crop.height},${crop.rotation}`}
      className={`relative overflow-hidden bg-sunken [container-type:inline-size] ${isFlat ? "" : "mx-auto [--tall:58svh] md:mx-0 md:rounded-sheet md:[--tall:64svh]"}`}
      style={{ aspectRatio: ratio, width: isFlat ? "100%" : `min(100%, calc(var(--tall) * ${ratio}))` }}
    >
      <PhotoLayer
        url={url}
        size={size}
        frameWidth={crop.width}
        middle={middleOf(crop, size)}
        rotation={crop.rotation}
        alt={alt}
      />
    </div>
  );
}
