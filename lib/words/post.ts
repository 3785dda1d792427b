/** What a person reads about one post: on its page, in the planner's list of what needs attention, and in the history. */
export const POST_WORDS = {
  late: "Its time has passed and it has not gone out yet. Open it to see how far it is.",
  unconfirmed: "It is not certain whether this went out. Look at your profile and tell Ospost.",
  /** On the post's page, after why whoever runs this Ospost must mend something. */
  waits: "Nothing is lost: it goes out by itself once that is put right, up to six hours after its time.",
  held: "It waits until the account is connected again. Open it to do that.",
  failed: "This did not go out. Open it to see why.",
  /** On the post's page, when Meta gave no reason. */
  refused: "Instagram refused it and did not say why. Look at the photo and the caption, then try again.",
  asked: "Instagram did not say whether it went out. So that it never goes out twice, Ospost waits for your answer.",
  edit: "Edit it below, then schedule it again.",
  goesOn: "You can leave this page. It goes on without you.",
  outOfTouch:
    "No connection to Ospost at the moment. Publishing goes on without this page: look again when you are online.",
  removePublished: "It is taken out of Ospost. On Instagram it stays as it is.",
  removePlanned: "The photo and its words are deleted from Ospost and will not go out. This cannot be undone.",
  notRemoved: "Ospost did not answer, so the post is still there. Check your connection and try again.",
} as const;

/** The way out of what would keep a post from going out, by who can take it. */
export const WAY_OUT_WORDS = {
  edit: "Change it below, then save.",
  move: "Choose another time below.",
  operator: "Tell whoever runs this copy of Ospost.",
} as const;

/** An empty history. */
export const HISTORY_WORDS = {
  notFound: (search: string) =>
    `No caption has a word that begins like “${search}”. Search looks at whole words and how they begin.`,
  nothingOlder: "This is where the history begins.",
  nothingFailed: "What does not go out is listed here, with the way on.",
  nothingPublished: "What Ospost publishes for you is listed here, with its likes and comments.",
} as const;
