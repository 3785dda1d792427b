/** What a person reads where they choose how they are told. What the messages themselves say is in lib/tell/message. */
export const TELL_WORDS = {
  about: "What needs you is always at the top of the planner. It can also come to you.",
  notSetUp: "Not set up here. Ask whoever runs this copy of Ospost for it.",
  notOffered: "This way of being told is not set up here. Choose another, or ask whoever runs this copy of Ospost.",
  notSaved: "That was not saved. Try again.",
  notDone: "That did not work. Try again.",
  testedJustNow: "A test was sent just now. Wait a few seconds, then send another.",
} as const;

export const MAIL_WORDS = {
  about: "A link is sent to the address first, to be sure it is yours.",
  noAddress: "Type an address such as you@example.com.",
  linkSent: (email: string) => `A link is on its way to ${email}. Open it to confirm.`,
  waiting: (email: string) => `Waiting for you to open the link sent to ${email}.`,
  removed: "No mail goes there any more.",
  linkSentLately: "A link was sent just now, or several today. Look for it, or wait a while.",
  notConfirmed: "Confirm your address first: open the link that was sent to it.",
  tested: (email: string) => `Sent to ${email}. If it does not come, look among the spam.`,
} as const;

/** The pages that the links in a mail open, for people who may not be signed in. */
export const LINK_WORDS = {
  confirm: "Ospost will write to this address when a post needs you.",
  confirmed: "Confirmed. Ospost will write to you when a post needs you.",
  tooOld: "This link is too old, or the address was changed. Ask for a new one on your Account page.",
  unsubscribe:
    "Ospost writes to this address when a post needs you. What needs you is still shown at the top of the planner.",
  unsubscribed: "No mail goes to this address any more.",
  incomplete: "This link is not complete. Copy the whole of it from the mail.",
} as const;

export const PUSH_WORDS = {
  about: "A notification on this device, also while Ospost is closed.",
  on: "On for these devices.",
  stale: "The keys of this Ospost were changed, so nothing reaches this device. Turn notifications on again on it.",
  unsupported:
    "This browser cannot show notifications. On an iPhone, add Ospost to the home screen and open it from there.",
  denied:
    "This browser was told not to show notifications from Ospost. Allow them in its settings for this site, then reload this page.",
  notAllowed: "This browser did not allow it. Look at its settings for this site, then try again.",
  turnedOn: "On. Send a test to see it.",
  turnedOff: "Off for that device.",
  unknownService: "Ospost cannot reach this browser's push service. Try another browser, or choose e-mail.",
  tooMany: "You have too many devices. Remove one first.",
  noDevice: "Turn notifications on on this device first.",
  tested: (sent: number, devices: number) => `Sent to ${sent} of ${devices} ${devices === 1 ? "device" : "devices"}.`,
} as const;

/** What the planner says of a device that is not told anything any more. `label` is such as "Chrome on Android". */
export const DEVICE_WORDS = {
  ended: (label: string) => `${label} gets no notifications any more`,
  endedBody:
    "Its browser has ended them, as happens when they are turned off or after a long time. If you want them, turn them on again on that device.",
  refused: (label: string) => `Notifications do not reach ${label}`,
  refusedBody:
    "Its push service does not accept the keys of this Ospost, as after they were changed. Turn notifications on again on that device.",
  open: "Look at your notifications",
} as const;

export const WEBHOOK_WORDS = {
  about: "For a program of your own: a signed message is posted to its address.",
  noAddress: "Type a public https:// address, without a password in it.",
  saved: "Saved. Copy the secret now, it is not shown again.",
  renewed: "The old secret does not count any more. Copy the new one now.",
  removed: "Nothing is sent there any more.",
  notSet: "Set an address first.",
  tested: "Your webhook took it.",
  lostSecret: "Your webhook's secret cannot be read any more. Make a new one.",
} as const;

/** Why a message did not arrive. Shown beneath its channel, and as the answer to a test. `code` is what the other side answered. */
export const DELIVERY_WORDS = {
  mailRefused: (code: number) =>
    `The mail server refused this address or message (${code}). Check the address, or give another.`,
  mailAway: (code: number | undefined) =>
    `The mail server could not be reached or did not take it${code === undefined ? "" : ` (${code})`}. Try a test later.`,
  pushPrivate: "This device's push service is not a public one. Use another browser.",
  pushAway: "The device's push service could not be reached. Try a test later.",
  pushGone: "This device does not take notifications any more. Turn them on again on it.",
  pushTooLong: "The notification was too long for the push service. Open Ospost to see what it was about.",
  pushKeys: (code: number) =>
    `The device's push service does not accept the keys of this Ospost (${code}), as after they were changed. Turn notifications on again on that device. If that does not help, tell whoever runs this Ospost.`,
  pushRefused: (code: number) => `The device's push service did not take it (${code}). Try a test later.`,
  webhookGone: "Your webhook answered 410: gone. Give the address that counts now.",
  webhookRefused: (code: number) => `Your webhook answered ${code} instead of 2xx. Look at its log, then send a test.`,
  webhookPrivate: "Your webhook's address is not a public https:// one. Give one that is.",
  webhookAway: "Your webhook could not be reached in time. See that it runs, then send a test.",
} as const;
