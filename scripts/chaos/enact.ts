import { encryptToken } from "@/lib/accounts/token-cipher";
import { getDb } from "@/lib/db/client";
import { firstActionAt } from "@/lib/publish/next-step";
import type { AddedPerson, SandboxControl } from "../../tests/sandbox/control/client";
import type { Draw } from "./draw";
import { shrinkTiming } from "./speed";
import { PICTURE_KEY } from "./stage";

/** An account of the draw as it came to be. */
export type Connected = { id: string; igUserId: string; personId: string; pageIds: string[] };

/** Makes the people and connects their accounts, in the order of the draw. */
export async function connectAccounts(control: SandboxControl, { people }: Draw): Promise<Connected[]> {
  const [ones, twos] = [1, 2].map((pages) => people.filter((count) => count === pages).length);
  const made = {
    1: ones ? await control.addPeople({ people: ones, pages: 1, name: "Chaos" }) : [],
    2: twos ? await control.addPeople({ people: twos, pages: 2, name: "Chaos" }) : [],
  };
  const connected: Connected[] = [];
  for (const count of people) {
    const person = made[count === 2 ? 2 : 1].pop();
    if (person !== undefined) connected.push(...(await connectPerson(person)));
  }
  return connected;
}

async function connectPerson(person: AddedPerson): Promise<Connected[]> {
  const user = await getDb().user.create({
    data: { facebookId: person.id, name: person.name, userTokenCipher: encryptToken(person.userToken) },
    select: { id: true },
  });
  const pageIds = person.pages.map((page) => page.id);
  const connected: Connected[] = [];
  for (const { id: pageId, name: pageName, pageToken, account } of person.pages) {
    if (account === null) continue;
    const { id: igUserId, username, name } = account;
    const data = {
      userId: user.id,
      igUserId,
      username,
      name,
      pageId,
      pageName,
      pageTokenCipher: encryptToken(pageToken),
    };
    const { id } = await getDb().instagramAccount.create({ data, select: { id: true } });
    connected.push({ id, igUserId, personId: person.id, pageIds });
  }
  return connected;
}

/** Arms the drawn faults, each for calls of its account only. */
export async function armFaults(control: SandboxControl, { accounts }: Draw, connected: Connected[]): Promise<number> {
  let armed = 0;
  for (const [index, { faults }] of accounts.entries()) {
    for (const { fault, ...order } of faults) {
      await control.armFault(fault, { account: connected[index]?.igUserId, ...order });
      armed += 1;
    }
  }
  return armed;
}

/** Plans all posts, due from `start` on. */
export async function planPosts({ posts }: Draw, connected: Connected[], start: Date, now: Date): Promise<void> {
  const timing = shrinkTiming();
  const rows = posts.map(({ name, account, dueInMs, caption }) => {
    const publishAt = new Date(start.getTime() + dueInMs);
    const nextActionAt = firstActionAt(publishAt, now, timing);
    return {
      id: name,
      accountId: connected[account]?.id ?? "",
      caption,
      status: "scheduled",
      publishAt,
      nextActionAt,
    } as const;
  });
  const images = posts.map(({ name }) => ({ postId: name, altText: name, ...IMAGE }));
  await getDb().$transaction([getDb().post.createMany({ data: rows }), getDb().postImage.createMany({ data: images })]);
}

const IMAGE = {
  position: 0,
  originalWidth: 1080,
  originalHeight: 1350,
  renditionKey: PICTURE_KEY,
  thumbnailKey: "thumbnails/x.webp",
  smallThumbnailKey: null,
  width: 1080,
  height: 1350,
  bytes: 1,
  crop: { x: 0, y: 0, width: 1080, height: 1350 },
  placeholder: "",
};
