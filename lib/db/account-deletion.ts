import "server-only";
import { getDb } from "./client";

/** The keys of every picture a person has stored: originals, renditions, thumbnails, unused uploads. */
export async function listStoredKeys(userId: string): Promise<string[]> {
  const db = getDb();
  const [images, uploads] = await Promise.all([
    db.postImage.findMany({
      where: { post: { account: { userId } } },
      select: { originalKey: true, renditionKey: true, thumbnailKey: true },
    }),
    db.upload.findMany({ where: { userId }, select: { key: true } }),
  ]);
  const keys = images.flatMap((image) => [image.originalKey, image.renditionKey, image.thumbnailKey]);
  return [...keys, ...uploads.map((upload) => upload.key)].filter((key) => key !== null);
}
