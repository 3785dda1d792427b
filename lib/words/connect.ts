/** What a person reads while they connect an Instagram account. Usernames come without the @. */
export const CONNECT_WORDS = {
  needed:
    "You need a professional Instagram account (business or creator) that is linked to a Facebook Page. Both are free to set up.",
  choose: "These are linked to Facebook Pages you let Ospost see. You can connect more later.",
  none: "Facebook did not show Ospost an Instagram account that can publish. Three things make it work.",
  again:
    "Facebook asks once more what Ospost may do. Leave everything ticked. Your posts stay as they are, and what waits goes out by itself.",
  missing: "Ospost was not given every permission it needs.",
  /** @param permissions as `permissionWords` says them */
  allow: (permissions: string) => `Ask Facebook again and allow: ${permissions}.`,
  notAnswered: "Facebook did not answer as expected. Try again, or log out and sign in again.",
  notListed: "Facebook no longer lists this account. Ask Facebook again and tick its Page.",
  notPossible: "This account cannot be connected. Ask Facebook again and leave everything ticked.",
} as const;

/** Something that went wrong at Facebook, and the way on. */
export const FACEBOOK_WORDS = {
  otherPerson: (name: string) => ({
    what: `Facebook let in somebody else than ${name}.`,
    fix: `Nothing was changed. Log in at facebook.com as ${name} and try again, or log out of Ospost first to use it as the other person.`,
  }),
  ended: {
    what: "Facebook has ended your earlier login.",
    fix: "Ask Facebook again with the button below, and your accounts show up.",
  },
  away: {
    what: "Facebook did not answer as expected.",
    fix: "Reload this page in a minute. If it stays like this, ask Facebook again with the button below.",
  },
  hidden: (pageName: string) => ({
    reason: "Facebook does not show this account to Ospost any more.",
    fix: `Ask Facebook again and tick the Page ${pageName} and the account.`,
  }),
} as const;

/** Why an account is still not connected after Facebook was asked again. */
export const STILL_WORDS = {
  title: (username: string) => `@${username} is not connected yet.`,
  away: "Facebook did not answer as expected. Try again in a minute.",
  shownNow: "Facebook shows it now. Continue once more, and it is connected.",
  replaced: (pageName: string, other: string, username: string) =>
    `The Page ${pageName} is linked to @${other} now, which is another account. Posts planned for @${username} stay with it: link it to the Page again, or move them by hand.`,
  notShown: { reason: "Facebook did not show it to Ospost.", fix: "Ask again and tick its Page and the account." },
  /** @param others "@one, @two" */
  showed: (others: string) => `It showed ${others} instead.`,
} as const;

/** What to do when Facebook shows no Instagram account that could publish. */
export const CONNECT_STEPS = [
  {
    title: "Make the Instagram account professional",
    detail:
      "In Instagram: Settings, Account type and tools, Switch to professional account. Business and creator both work.",
  },
  {
    title: "Link it to a Facebook Page",
    detail: "In Instagram: Edit profile, Page, then choose or create one. You need full control of that Page.",
  },
  {
    title: "Tick the Page and the account in Facebook's dialog",
    detail:
      "Facebook asks which Pages and Instagram accounts Ospost may use. What is not ticked there stays hidden from Ospost.",
  },
] as const;
