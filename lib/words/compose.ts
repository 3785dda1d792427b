/**
 * What a person reads while they write a post, all in one place: what happened, then what to do next. Why a photo is refused
 * is said in lib/images/image-error, what is wrong with a caption in lib/posts/caption, with a time in lib/schedule/window.
 */
export const UPLOAD_WORDS = {
  offline: "The connection was lost, so the photo is not uploaded yet. Try again when you are online.",
  stalled: "The upload stopped moving. Check your connection and try again.",
  unreachable: "The photo did not get through. Check your connection and try again.",
  refused:
    "The storage did not take the photo. Try again in a minute; if it stays like this, tell whoever runs this Ospost.",
  unreadable: "Ospost did not understand the answer to the upload. Try again.",
  loggedOut: "You were logged out. Log in again in another tab, then try again.",
  notArrived: "The photo did not arrive whole. Try again, and all of it is sent once more.",
  changed: "This photo was changed, moved or deleted on your device since you chose it. Choose it again.",
  gone: "This upload is not there any more. Choose the photo again.",
  cancelled: "The upload was cancelled. Choose a photo.",
  /** @param when "in 5 minutes" */
  tooMany: (when: string) => `You sent very many photos just now. Try again ${when}.`,
  /** The part that the frame shows is narrower than Instagram's least. */
  soft: (widthPx: number, leastPx: number) =>
    `This part is only ${widthPx} pixels wide. Instagram enlarges it to ${leastPx}, so it looks soft. Take a larger part, or a larger photo.`,
  notPhoto: "This is not a photo Ospost can use. Choose a JPEG, PNG, WebP, AVIF or HEIC.",
} as const;

export const PHOTO_WORDS = {
  cropKeys: "Crop. Arrow keys move the photo, with Shift further; plus and minus zoom.",
  orDrop: "or drop it anywhere, or paste it.",
} as const;

export const CAPTION_WORDS = {
  altText: "Read aloud by screen readers. Optional.",
  counts: (hashtags: string, mentions: string) => `${hashtags} hashtags, ${mentions} mentions.`,
  /** @param advised how many Instagram itself advises */
  manyHashtags: (advised: number) => `Instagram advises at most ${advised} hashtags.`,
} as const;

/** When it goes out. Times are as `formatWhen` says them. */
export const WHEN_WORDS = {
  /** @param left "3 hours" */
  goesOut: (when: string, left: string) => `Goes out ${when}, in ${left}.`,
  /** @param apart how far from the chosen time, "10 minutes later" */
  neighbour: (when: string, apart: string) =>
    `Another post goes out ${when}, ${apart}. Choose another time if that is too close.`,
} as const;

export const SAVE_WORDS = {
  noAnswer: "Ospost did not answer, so this is not saved yet. Check your connection and try again.",
  notEditable:
    "This post cannot be changed any more: it is being published, or it was removed. Go back to the planner to see it.",
  noAccount: "This Instagram account is not connected any more. Connect it again on the account page.",
  noPhoto: "Choose a photo first.",
  originalGone:
    "The photo as you uploaded it is not there any more, so it cannot be cropped again. Choose the photo again, or reload the page to keep it as it was.",
  noTime: "Choose a day and a time.",
  nothingYet: "Choose a photo or write a caption first.",
  farTooLong: "This is far too long. Instagram takes 2,200 characters of caption and 1,000 of description.",
  notThere: "This post is not there any more. Go back to the planner.",
  noStorage:
    "Ospost could not keep the picture, so this is not saved yet. Try again in a minute; if it stays like this, tell whoever runs this Ospost.",
  goingOut: "This post cannot be removed now: it is being published. Wait until it is out.",
  notWaiting: "This post is not waiting for another try any more. Go back to the planner to see it.",
  answered: "This post has been answered already. Go back to the planner to see it.",
} as const;

/** A button was pressed while the photo was still on its way. By what the button was for. */
export const WAIT_WORDS = {
  plan: {
    now: "It goes to Instagram as soon as the photo is uploaded, as this page says then.",
    schedule: "It is scheduled as soon as the photo is uploaded, as this page says then.",
    changes: "Your changes are saved as soon as the photo is uploaded, as this page says then.",
    draft: "It is saved as soon as the photo is uploaded, as this page says then.",
  },
  /** @param why a sentence that says what happened and what to do */
  stopped: {
    now: (why: string) => `Not posted. ${why}`,
    schedule: (why: string) => `Not scheduled. ${why}`,
    changes: (why: string) => `Changes not saved. ${why}`,
    draft: (why: string) => `Not saved. ${why}`,
  },
} as const;

/** Whether what is written is safe, beside the buttons. */
export const STATUS_WORDS = {
  savesItself: "Saves itself as a draft.",
  unchanged: "Nothing changed yet.",
  notSaved: "Not saved yet. Save changes, or it goes out as before.",
  signedOut: "You were logged out. What you write is kept on this device.",
  /** This browser keeps nothing. */
  signedOutLosing: "You were logged out. Log in again in another tab, then go on here.",
  unreachable: "No connection. What you write is kept on this device.",
  /** @param why one of the sentences above */
  refused: (why: string) => `Not saved: ${why}`,
} as const;

/** What dialogs and offers say above their buttons, which say what to do. Times are as `formatWhen` says them. */
export const ASK_WORDS = {
  leaveKept: "Your changes are kept on this device and offered again when you come back. Until then they do not count.",
  leaveWaiting: {
    now: "The photo is still being uploaded. If you leave now, this is not posted.",
    schedule: "The photo is still being uploaded. If you leave now, this is not scheduled.",
    changes: "The photo is still being uploaded. If you leave now, your changes are not saved.",
    draft: "The photo is still being uploaded. If you leave now, it is not saved.",
  },
  leaveLost: "What you changed on this page will be lost.",
  changedHere: (when: string) => `On ${when} you changed this post on this device and did not save it.`,
  begunHere: (when: string) => `You began a post here on ${when} that is not saved yet.`,
  changedElsewhere: (time: string) =>
    `It was saved elsewhere at ${time}. This is how it stands there. What you have here is still in the form behind this.`,
  postNow: "This goes to Instagram right away. It can only be deleted in Instagram itself.",
  noTexts: "Nothing saved yet. Keep a caption or its hashtags here to use them again.",
} as const;

export const TEXT_WORDS = {
  noAnswer: "Ospost did not answer, so nothing was changed. Try again.",
  noName: "Give it a name.",
  longName: "That name is too long. Use at most 60 characters.",
  noText: "Write a caption first to keep it here.",
  longText: "This is too long for a caption. Shorten it first.",
  tooMany: "You keep 100 texts already. Remove one first.",
  gone: "This text is not there any more. Close this and open it again.",
} as const;
