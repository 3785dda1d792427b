/** Where a browser sends the bytes of one file by itself. It holds for that one file and for a while only. */
export type UploadTarget =
  | { kind: "own"; url: string }
  /** Straight to a bucket or to Vercel Blob, with an address that is signed for this one file. */
  | { kind: "signed"; url: string }
  /** Straight to Vercel Blob with a token for this one file: functions take 4.5 MB at most. */
  | { kind: "blob"; pathname: string; token: string };

export type UploadOrder = {
  key: string;
  /** What the file may weigh at most. */
  maxBytes: number;
  /** Our own route that takes the bytes of this upload, for a storage that browsers cannot reach. */
  ownUrl: string;
};

/** Originals travel and lie untyped: what they are is told from their bytes, not from what a browser says of them. */
export const ORIGINAL_TYPE = "application/octet-stream";
