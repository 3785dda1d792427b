import { encryptToken } from "@/lib/accounts/token-cipher";
import { getDb } from "@/lib/db/client";
import { createEngine } from "@/lib/publish/context";
import { tick } from "@/lib/publish/tick";
import { TIMING } from "@/lib/publish/timing";
import type { AddedPerson } from "../../tests/sandbox/control/client";
import type { BenchStage } from "./stage";

/** Plans one post for each person, all for the same instant, as the composer would have. */
export async function planPosts(people: readonly AddedPerson[], publishAt: Date): Promise<void> {
  const db = getDb();
  const rows = people.map((person, index) => ({ person, page: person.pages[0], userId: `user-${person.id}`, index }));
  await db.user.createMany({
    data: rows.map(({ person, userId }) => ({
      id: userId,
      facebookId: person.id,
      name: person.name,
      userTokenCipher: encryptToken(person.userToken),
    })),
  });
  await db.instagramAccount.createMany({
    data: rows.map(({ person, page, userId }) => ({
      id: `account-${person.id}`,
      userId,
      igUserId: page?.account?.id ?? "",
      username: page?.account?.username ?? "",
      name: person.name,
      pageId: page?.id ?? "",
      pageName: page?.name ?? "",
      pageTokenCipher: encryptToken(page?.pageToken ?? ""),
    })),
  });
  await db.post.createMany({
    data: rows.map(({ person }) => ({
      id: `post-${person.id}`,
      accountId: `account-${person.id}`,
      status: "scheduled" as const,
      caption: "A picture",
      publishAt,
      nextActionAt: new Date(publishAt.getTime() - TIMING.prepareAheadMs),
    })),
  });
  await db.postImage.createMany({
    data: rows.map(({ person }) => ({
      postId: `post-${person.id}`,
      position: 0,
      originalWidth: 400,
      originalHeight: 500,
      renditionKey: "picture",
      thumbnailKey: "picture",
      smallThumbnailKey: null,
      width: 400,
      height: 500,
      bytes: 1,
      crop: { x: 0, y: 0, width: 400, height: 500 },
      placeholder: "",
    })),
  });
}

/** Runs the engine as the cron route does, until a while after the due time. */
export async function runOurs(stage: BenchStage, stopAt: Date): Promise<void> {
  await tick(createEngine(stopAt, { publicUrl: () => stage.pictureUrl }));
}
