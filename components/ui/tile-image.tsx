import type { Thumbnail } from "@/lib/posts/thumbnail";

type Props = {
  thumbnail: Thumbnail;
  /** How wide the tile is, as the attribute of the same name says it. */
  sizes: string;
  /** A data: address that is shown until the picture is there. */
  placeholder?: string | null;
  /** Among the first that are seen: it does not wait. */
  isEarly?: boolean;
  className?: string;
};

/** Fills its tile with the picture, in the size that the screen needs. Next to words that say what it is: it has none itself. */
export function TileImage({ thumbnail, sizes, placeholder = null, isEarly = false, className = "" }: Props) {
  const { url, smallUrl } = thumbnail;
  return (
    <img
      // Before the addresses: a browser begins to fetch as soon as it has one.
      loading={isEarly ? "eager" : "lazy"}
      decoding="async"
      sizes={smallUrl === null ? undefined : sizes}
      srcSet={smallUrl === null ? undefined : `${smallUrl} 320w, ${url} 640w`}
      src={url}
      alt=""
      draggable={false}
      style={placeholder === null ? undefined : { backgroundImage: `url("${placeholder}")` }}
      className={`size-full bg-cover bg-center object-cover ${className}`}
    />
  );
}
