/**
 * What a person reads while they plan: in the planner, the calendar and the timetable of weekly slots. Why a time is refused is
 * said in lib/schedule/window. Times are as `formatWhen` says them.
 */
export const PLANNER_WORDS = {
  empty: "Pick a photo, write a caption and choose a time. Ospost publishes it for you at that minute.",
  nothingUpcoming: "Pick a photo and a time, or open a draft below and give it one.",
  dragByMouse: "Drag a photo to move it. The times stay.",
  dragByThumb: "Hold a photo, then move it. The times stay.",
  profile:
    "Instagram does not say which posts are pinned, so here they stand where their date puts them. Your latest 100 posts from elsewhere are shown, as they were a few minutes ago.",
  stopped:
    "Whoever runs this copy of Ospost has to see to it that /api/cron/publish is called every minute. Until then you can open a post and use Post now.",
  late: (posts: number) => `Ospost keeps trying. Open ${posts === 1 ? "it" : "one"} to see what it waits for.`,
} as const;

/** When a post is moved in the planner or the calendar. */
export const MOVE_WORDS = {
  changedMeanwhile: "This post was changed in another window. Look at it as it is now, then move it again.",
  planChanged: "The plan changed meanwhile. Look at it as it is now, then move the post again.",
  notEditable:
    "This post cannot be moved any more: it is being published, or it was removed. Reload the page to see it.",
  aboutToGoOut: "This post is about to go out and cannot be moved. Open it to see it go.",
  oneAboutToGoOut:
    "One of these posts is about to go out, so its time cannot be given away. Wait until it is out, then move the others.",
  noPicture: "This post has no photo yet. Open it and choose one first.",
  noWayBack: "The time it had has passed, so it stays where it is now. Move it again to give it another time.",
  noAccount: "Choose an Instagram account first.",
  noAnswer: "Ospost did not answer, so nothing was moved. Check your connection and try again.",
  sameTime: "These go out at the same time, so there is nothing to move. Open one to give it another time.",
  dayPassed: "That day has passed. Choose today or a day after it.",
  /** @param days how far ahead a post may be planned */
  dayTooFar: (days: number) => `That is too far ahead. Choose a day within the next ${days} days.`,
  nowDraft: "It is a draft now and will not go out.",
  back: "Back where it was.",
} as const;

/** What the clocks make of a time that was chosen. `hour` is "02:30". */
export const CLOCK_WORDS = {
  skipped: (hour: string) => `The clocks go forward that night: there is no ${hour}, so it goes out after the gap.`,
  /** @param zone such as "GMT+2" */
  repeated: (hour: string, zone: string) =>
    `The clocks go back that night: ${hour} comes twice. This is the one of ${zone}.`,
} as const;

/** What a screen reader hears while a post is moved with the keyboard. `place` is what it lies on. */
export const DRAG_WORDS = {
  keys: "Press Enter to open the post. Press space to pick it up, the arrow keys to move it, space to put it down, Escape to put it back.",
  keysByDay:
    "Press Enter to open the post. Press space to pick it up, the arrow keys to move it to another day, space to put it down, Escape to put it back. The time of day stays.",
  lifted: (place: string) => `Picked up from ${place}.`,
  droppedAt: (place: string) => `Put down at ${place}.`,
  droppedOn: (place: string) => `Put down on ${place}.`,
  cancelled: "Put back where it was.",
} as const;

/** The weekly slots. */
export const SLOT_WORDS = {
  /** @param username without the @ */
  about: (username: string) =>
    `The times of the week at which @${username} likes to post. Nothing goes out by itself: the calendar shows which are free, and a new post offers the next one.`,
  none: "No slots yet. Choose days and a time below.",
  /** @param days how far ahead a post may be planned */
  allTaken: (days: number) =>
    `Every slot of the next ${days} days is taken. Add one below, or give a post a time of its own.`,
  noDay: "Choose at least one day.",
  noTime: "Choose a time.",
  tooMany: (most: number) => `A timetable can have ${most} slots. Remove some first.`,
  gone: "This slot is not there any more. Reload the page to see the timetable.",
  notAdded: "Ospost did not answer, so nothing was added. Check your connection and try again.",
  notRemoved: "Ospost did not answer, so the slot is still there. Check your connection and try again.",
  onClock: (zone: string) => `On the clock of ${zone}, summer and winter.`,
} as const;
