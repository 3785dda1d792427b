/**
 * What a person reads about their Instagram accounts and their own. What Meta refuses is said in lib/graph/error-table, why a Page
 * cannot be published to in lib/accounts/reach. Usernames come without the @.
 */
export const ACCOUNT_WORDS = {
  disconnected: "Account disconnected. Its posts and photos are removed from Ospost.",
  gone: "This account is not connected any more. Reload the page to see those that are.",
  isPublishing: "One of its posts is going out right now. Try again in a minute.",
  held: "Instagram refuses this account. Connect it again.",
  notChecked: "Not checked yet.",
  checked: (when: string) => `Checked ${when}.`,
  until: (when: string) => `Facebook lets Ospost post until ${when}.`,
  export: "A ZIP with every photo, and everything else as JSON.",
  notExported: "These pictures could not be read just now. Export again later to have them.",
  leaving: "Logging out keeps everything, and what is scheduled still goes out.",
  zoneAbout: "Times you choose and see are in this zone. What is already planned keeps its moment.",
  zoneSaved: "Saved. Every time is now shown in this zone.",
  zoneUnknown: "Choose a time zone from the list.",
} as const;

/** Facebook's permission to post ends. */
export const ENDING_WORDS = {
  title: (day: string) => `Facebook's permission to post ends ${day}`,
  /** @param posts how many are planned after it */
  body: (posts: number) => `${atRisk(posts)} Connect again and it lasts another two months.`,
} as const;

function atRisk(posts: number): string {
  if (posts === 0) return "No post is planned after that yet.";
  return posts === 1
    ? "1 post is planned after that and would not go out."
    : `${posts} posts are planned after that and would not go out.`;
}

/** Before something is taken away for good, and when it was not. */
export const LEAVE_WORDS = {
  /** @param posts how many the account has in Ospost */
  disconnect: (posts: number) => `${disconnected(posts)} What is on Instagram stays there. This cannot be undone.`,
  notDisconnected: "Ospost did not answer, so nothing was removed. Check your connection and try again.",
  delete:
    "Everything of yours in Ospost is deleted at once: planned posts and drafts, photos, connected accounts and the access to them. What is planned will not go out. Posts already on Instagram stay there. This cannot be undone.",
  typeWord: (word: string) => `Type ${word} to confirm.`,
  notDeleted: "Ospost did not answer, so nothing was deleted. Check your connection and try again.",
  deleted: "Your account is deleted, with everything that was in it.",
  unsaved:
    "Something you wrote is kept on this device only and is not saved yet. Logging out removes it. To keep it, open the post and save it first.",
} as const;

function disconnected(posts: number): string {
  if (posts === 0) return "Nothing is planned for it.";
  const [its, are] = posts === 1 ? ["one post", "is"] : [`${posts.toLocaleString("en")} posts`, "are"];
  return `Its ${its} in Ospost, planned ones and drafts too, ${are} removed with it and will not go out.`;
}
