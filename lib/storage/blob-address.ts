/** What opens a Blob store: its own token, or its id beside the OIDC token that Vercel hands to each function. */
export type BlobAccess = { token: string } | { storeId: string };

type BlobNames = { BLOB_READ_WRITE_TOKEN?: string | undefined; BLOB_STORE_ID?: string | undefined };

/** @returns null when pictures are kept elsewhere. The token goes first: it works outside Vercel, too. */
export function findBlobAccess({ BLOB_READ_WRITE_TOKEN, BLOB_STORE_ID }: BlobNames): BlobAccess | null {
  if (BLOB_READ_WRITE_TOKEN !== undefined) return { token: BLOB_READ_WRITE_TOKEN };
  return BLOB_STORE_ID === undefined ? null : { storeId: BLOB_STORE_ID };
}

/**
 * The store's public address. Its id is in the token, `vercel_blob_rw_{storeId}_{secret}`; by itself it may be written
 * `store_{storeId}`. The SDK puts it into the host as it is; host names know no case, and lower case is what Vercel's answers show.
 */
export function blobPublicBase(access: BlobAccess): string {
  const storeId = "token" in access ? access.token.split("_")[3] : access.storeId.replace(/^store_/, "");
  if (!storeId) throw new Error("BLOB_READ_WRITE_TOKEN does not look like vercel_blob_rw_{store}_{secret}.");
  return `https://${storeId.toLowerCase()}.public.blob.vercel-storage.com`;
}
