import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { duplicatePost } from "@/lib/compose/duplicate-post";
import { removePost } from "@/lib/compose/remove-post";
import { createTextSchema } from "@/lib/compose/text-schema";
import { getDb } from "@/lib/db/client";
import { keysOf } from "@/lib/db/image-keys";
import { getPostDetail } from "@/lib/db/post-detail";
import { createSavedText, deleteSavedText, listSavedTexts, renameSavedText } from "@/lib/db/saved-texts";
import { getStorage } from "@/lib/storage";
import { squares } from "../fixtures/photo";
import { addPerson, NOW, savePostOf, uploadPhoto } from "./composing";
import { emptyDatabase } from "./setup/database";
import { addUser } from "./uploads/contract";

beforeEach(() => emptyDatabase());

describe("saved texts", () => {
  it("are their owner's to see, rename and remove, and nobody else's", async () => {
    const [owner, stranger] = [await addUser(), await addUser()];
    await createSavedText(owner, { name: "Tags", text: "#bread" });
    const [text] = await listSavedTexts(owner);
    expect(text).toMatchObject({ name: "Tags", text: "#bread" });
    const id = text?.id ?? "";
    expect(await listSavedTexts(stranger)).toEqual([]);
    expect(await renameSavedText(stranger, id, "Mine")).toBe(false);
    await deleteSavedText(stranger, id);
    expect(await renameSavedText(owner, id, "Bakery")).toBe(true);
    expect(await listSavedTexts(owner)).toMatchObject([{ name: "Bakery" }]);
    await deleteSavedText(owner, id);
    expect(await listSavedTexts(owner)).toEqual([]);
  });

  it("stop at a hundred", async () => {
    const owner = await addUser();
    await getDb().savedText.createMany({
      data: Array.from({ length: 100 }, (_, index) => ({ userId: owner, name: `Text ${index}`, text: "x" })),
    });
    expect(await createSavedText(owner, { name: "One more", text: "x" })).toBe(false);
  });

  it("need a name and words, and keep emoji and line breaks as they are", () => {
    const text = { name: " Tags ", text: "🥐\r\n#bread" };
    expect(createTextSchema.parse(text)).toEqual({ name: "Tags", text: "🥐\n#bread" });
    expect(createTextSchema.safeParse({ name: "  ", text: "x" }).success).toBe(false);
    expect(createTextSchema.safeParse({ name: "x", text: "a".repeat(2201) }).success).toBe(false);
  });
});

describe("a duplicate", () => {
  it("is a draft with the same photo, crop and words, and outlives the first", async () => {
    const person = await addPerson();
    const uploadId = await uploadPhoto(person.user.id, await squares(800, 800).jpeg().toBuffer());
    const postId = randomUUID();
    const crop = { x: 10, y: 20, width: 500, height: 500, rotation: 90 };
    await savePostOf(person, {
      postId,
      uploadId,
      crop,
      altText: "Squares",
      publishAtLocal: "2026-11-25T10:00",
      intent: "schedule",
    });

    const made = await duplicatePost(person.user.id, postId, NOW);
    if (!made.ok) throw new Error(made.message);
    expect(await removePost(person.user.id, postId)).toBe(true);
    const copy = await getPostDetail(person.user.id, made.copyId);
    expect(copy).toMatchObject({
      status: "draft",
      caption: "Bread",
      altText: "Squares",
      publishAt: null,
      image: { crop },
    });
    const keys = keysOf(await getDb().postImage.findFirstOrThrow({ where: { postId: made.copyId } }));
    expect(keys).toHaveLength(4);
    for (const key of keys) expect(await getStorage().head(key)).not.toBeNull();
  });

  it("of an older picture has no small one either, and the tiles show the one there is", async () => {
    const person = await addPerson();
    const uploadId = await uploadPhoto(person.user.id, await squares(800, 800).jpeg().toBuffer());
    const postId = randomUUID();
    await savePostOf(person, { postId, uploadId });
    await getDb().postImage.updateMany({ where: { postId }, data: { smallThumbnailKey: null } });
    const made = await duplicatePost(person.user.id, postId, NOW);
    if (!made.ok) throw new Error(made.message);
    expect((await getPostDetail(person.user.id, made.copyId))?.thumbnail).toEqual({
      url: expect.stringMatching(/\/thumbnails\/[0-9a-f]{32}\.webp$/),
      smallUrl: null,
    });
  });

  it("cannot be made of somebody else's post", async () => {
    const [person, stranger] = [await addPerson(), await addPerson()];
    const postId = randomUUID();
    await savePostOf(person, { postId });
    expect((await duplicatePost(stranger.user.id, postId, NOW)).ok).toBe(false);
    expect(await getDb().post.count()).toBe(1);
  });
});
