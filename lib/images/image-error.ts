import { MAX_UPLOAD_BYTES } from "./ratio";

/** What a person reads when a picture is refused: what is wrong, then what to do next. */
const SENTENCES = {
  "too-large": `File is too large. Photos can have up to ${MAX_UPLOAD_BYTES / 1024 / 1024} MB. Save it smaller and try again.`,
  empty: "This file is empty. Choose the photo again, or save it anew first.",
  "unsupported-format": "This file is not a photo that Ospost can read. Choose a JPEG, HEIC, PNG, WebP or AVIF.",
  tiff: "TIFF and raw photos cannot be posted. Export it as a JPEG and choose that.",
  heic: "This HEIC photo cannot be read. Export it as a JPEG and choose that, or set the iPhone's camera to Most Compatible.",
  hdr: "This photo is in HDR and its colours would come out wrong. Export it as a JPEG and choose that.",
  gif: "GIF pictures cannot be posted. Export a still one as a PNG or JPEG and choose that.",
  animated: "Moving pictures cannot be posted as a photo. Choose a still picture.",
  vector: "Drawings (SVG, PDF) cannot be posted. Export it as a JPEG or PNG and choose that.",
  broken: "This photo is damaged or incomplete. Open it on your device, save a new copy and choose that.",
  "jpeg-depth":
    "This JPEG has more than 8 bits for each colour. Export it with 8 bits, as cameras do, and choose that.",
  "too-many-pixels": "This photo has too many pixels to be opened safely. Save it smaller and choose that.",
  "too-many-for-format":
    "This photo has too many pixels to be opened safely. Save it smaller, or as a JPEG, and choose that.",
  "too-small": "This photo is too small to post. Choose one that has at least 320 pixels on each side.",
  "too-slow": "This photo takes too long to open. Save it smaller and choose that.",
} as const;

export type ImageErrorKind = keyof typeof SENTENCES;

export function imageSentence(kind: ImageErrorKind): string {
  return SENTENCES[kind];
}

/** A picture was refused. `sentence` is for the person; `cause`, where there is one, for the log. */
export class ImageError extends Error {
  readonly kind: ImageErrorKind;
  readonly sentence: string;

  constructor(kind: ImageErrorKind, options?: ErrorOptions) {
    super(`Picture refused: ${kind}`, options);
    this.name = "ImageError";
    this.kind = kind;
    this.sentence = SENTENCES[kind];
  }
}
