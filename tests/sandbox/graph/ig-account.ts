import type { Account } from "../state/people";
import { requireReadable } from "./access";
import type { Call } from "./call";
import { type NodeShape, project } from "./project";

export const IG_ACCOUNT_SHAPE: NodeShape<Account> = {
  kind: "account",
  defaults: [],
  fields: {
    ig_id: (account) => account.id.slice(5),
    username: (account) => (account.isNameless ? undefined : account.username),
    name: (account) => (account.isNameless ? undefined : account.name),
    biography: (account) => account.biography,
    website: () => undefined,
    profile_picture_url: (account, call) =>
      account.isNameless ? undefined : `${call.world.url}/cdn/profile/${account.id}.jpg`,
    has_profile_pic: () => true,
    is_published: () => true,
    followers_count: () => 0,
    follows_count: () => 0,
    media_count: (account, call) => {
      const { world } = call;
      const ids = world.mediaOfAccount(account.id);
      return ids.filter((id) => world.media.get(id)?.isDeleted === false).length;
    },
  },
};

/** `GET {ig}` (section 2). */
export function getAccount(account: Account, call: Call): unknown {
  requireReadable(call, account, account.id);
  return project(IG_ACCOUNT_SHAPE, account, call, call.fields);
}
