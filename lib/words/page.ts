/** What any page may have to say. */
export const PAGE_WORDS = {
  about: "Plan your Instagram photos, and have them published at the minute you chose.",
  noAnswer: "Ospost did not answer. Check your connection and try again.",
  updated: "Ospost was updated. Reload this page to go on.",
  signedOut: "You were logged out. Log in again to go on.",
  loginFirst: "Log in to see the page you opened.",
  notFound: "The post may have been removed, or the address is not quite right. Check it, or go to the planner.",
  tooLarge: "This is larger than anything Ospost takes. Go back and try again with less.",
  broken: "Something went wrong on our side. Your posts are safe, and what is scheduled still goes out.",
} as const;

/** What became of a request to delete everything. */
export const DELETION_WORDS = {
  unknown: "There is no request with this code. Check that the address is complete.",
  underWay: "Under way. What is left is deleted within a day: open this page again to see it.",
  /** @param when "Tue 24 Nov, 18:30", in UTC */
  done: (when: string) => `Everything was deleted, ${when} UTC.`,
} as const;
