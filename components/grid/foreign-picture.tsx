"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";

/** Meta's picture addresses run out; what cannot be shown any more becomes a quiet tile. */
export function ForeignPicture({ url }: { url: string | null }) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  if (url === null || url === brokenUrl) {
    return (
      <span className="flex size-full items-center justify-center text-soft">
        <ImageOff size={22} aria-hidden />
      </span>
    );
  }
  return (
    <img
      // It may have failed before there was anybody to hear of it.
      ref={(image) => void (image?.complete && image.naturalWidth === 0 && setBrokenUrl(url))}
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      referrerPolicy="no-referrer"
      onError={() => setBrokenUrl(url)}
      className="size-full object-cover"
    />
  );
}
