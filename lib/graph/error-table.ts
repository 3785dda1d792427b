/**
 * What each of Meta's errors means for us, decided on code and subcode alone: texts come in the language of the person
 * who owns the token and `type` is `OAuthException` for nearly everything (5.1 of the Meta facts).
 */
export type GraphErrorKind =
  | "transient"
  | "fetch"
  | "not-ready"
  | "container-gone"
  | "unreadable"
  | "throttled"
  | "quota"
  | "blocked"
  | "reconnect"
  | "permission"
  | "restricted"
  | "content"
  | "operator"
  | "unknown";

export type Fixer = "meta" | "time" | "host" | "person" | "operator";
export type ErrorAction = "edit" | "reconnect" | "retry" | "wait" | "open-instagram";

export type ErrorRule = {
  kind: GraphErrorKind;
  fixer: Fixer;
  action: ErrorAction;
  sentence: string;
  /** May be a passing fault of Meta's: believed only when it comes twice. */
  mayPass?: boolean;
};

const transient: ErrorRule = {
  kind: "transient",
  fixer: "meta",
  action: "retry",
  sentence: "Instagram had trouble on its side. Try again in a few minutes.",
};
const fetchFailed: ErrorRule = {
  kind: "fetch",
  fixer: "host",
  action: "retry",
  sentence:
    "Instagram could not download the picture. Try again; if it keeps happening, the pictures of this Ospost cannot be reached from outside.",
};
const notReady: ErrorRule = {
  kind: "not-ready",
  fixer: "time",
  action: "wait",
  sentence: "Instagram is still working on the picture.",
};
const containerGone: ErrorRule = {
  kind: "container-gone",
  fixer: "meta",
  action: "retry",
  sentence: "Instagram lost the prepared picture. Try again.",
};
const throttled: ErrorRule = {
  kind: "throttled",
  fixer: "time",
  action: "wait",
  sentence: "Instagram asked Ospost to slow down. It goes on by itself.",
};
const reconnect: ErrorRule = {
  kind: "reconnect",
  fixer: "person",
  action: "reconnect",
  sentence: "Facebook no longer lets Ospost post to this account. Connect it again and the waiting posts go out.",
};
const checkpoint: ErrorRule = {
  ...reconnect,
  sentence: "Facebook wants you to log in at facebook.com and follow its instructions. Then connect the account again.",
};
const permission: ErrorRule = {
  kind: "permission",
  fixer: "person",
  action: "reconnect",
  // Everything may have been allowed already: for a role through a business portfolio Meta wants more, and does not say so (15.1).
  sentence:
    "A permission is missing. Connect the account again and allow everything Ospost asks for. If you already have, your role on the Page may come through a business portfolio: ask there for a role on the Page itself, or tell whoever runs this Ospost.",
};
const operator: ErrorRule = {
  kind: "operator",
  fixer: "operator",
  action: "wait",
  sentence: "The Meta app behind this Ospost is not set up right. Tell whoever runs it.",
};

function content(sentence: string): ErrorRule {
  return { kind: "content", fixer: "person", action: "edit", sentence };
}

const badFormat = content("Instagram cannot read the picture. Choose another photo.");
const badTag = content("A tag or mention in the post is not valid. Edit it and try again.");

/** Keyed "code/subcode"; "code" alone is the answer for any other subcode of that code. */
export const ERROR_TABLE = {
  "-2/2207003": fetchFailed,
  "-2/2207020": fetchFailed,
  "-1": transient,
  "1": transient,
  "1/2207057": content("The chosen thumbnail lies outside the video. Edit it and try again."),
  "2": transient,
  "3": operator,
  "4": throttled,
  "4/2207051": {
    kind: "blocked",
    fixer: "time",
    action: "open-instagram",
    sentence:
      "Instagram blocked this as unusual activity. Wait a few hours, look at the account in the Instagram app, then try again.",
  },
  "9/2207042": {
    kind: "quota",
    fixer: "time",
    action: "wait",
    sentence: "The account has reached Instagram's number of posts for 24 hours. It goes out when there is room again.",
  },
  "10": permission,
  "17": throttled,
  "20/1772107": transient,
  "24": containerGone,
  "25/2207050": {
    kind: "restricted",
    fixer: "person",
    action: "open-instagram",
    sentence:
      "Instagram has restricted this account. Open the Instagram app, follow what it asks, then connect the account again.",
  },
  "32": throttled,
  "100": operator,
  "100/33": {
    kind: "unreadable",
    fixer: "meta",
    action: "retry",
    sentence: "Instagram does not find the prepared picture. Try again.",
  },
  "100/2207023": operator,
  "100/2207028": content("A carousel takes 2 to 10 pictures."),
  "100/2207035": badTag,
  "100/2207036": badTag,
  "100/2207037": badTag,
  "100/2207040": badTag,
  "101": operator,
  "102": reconnect,
  "104": operator,
  "110/2207013": badTag,
  "190": reconnect,
  "190/459": checkpoint,
  "190/464": checkpoint,
  "190/467": { ...reconnect, mayPass: true },
  "190/483": checkpoint,
  "190/490": checkpoint,
  "190/492": {
    ...reconnect,
    sentence:
      "You no longer have the right to post on the Facebook Page behind this account, or the Page asks for two-factor login. Get it back, then connect the account again.",
  },
  "191": operator,
  "341": throttled,
  "352/2207026": content("Instagram does not take this format. Choose another file."),
  "368": {
    kind: "restricted",
    fixer: "person",
    action: "open-instagram",
    sentence:
      "Facebook has blocked posting for this account for a while. Open the Instagram app to see why, then connect the account again.",
  },
  "613": throttled,
  "2500": operator,
  "9004": fetchFailed,
  "9007": notReady,
  "36000": content("Instagram refused the picture: the file is too large. Choose another photo."),
  "36001": badFormat,
  "36003": content(
    "Instagram refused the picture: its shape is not between 4:5 and 1.91:1. Crop it and it will go out.",
  ),
  "36004": content(
    "Instagram refused the caption: too long, or too many hashtags or mentions. Shorten it and it will go out.",
  ),
  "80001": throttled,
  "80002": throttled,
} as const satisfies Record<string, ErrorRule>;

const UNKNOWN: ErrorRule = {
  kind: "unknown",
  fixer: "meta",
  action: "retry",
  sentence: "Instagram answered with something Ospost does not know. Try again.",
};

/** The rule for an error; codes nobody has described get a rule of their own. */
export function findErrorRule(code: number, subcode: number | null): ErrorRule {
  const table: Record<string, ErrorRule> = ERROR_TABLE;
  const exact = subcode === null ? undefined : table[`${code}/${subcode}`];
  if (exact !== undefined) return exact;
  // 200–299 are all "permission missing or revoked", 80000–80014 all "use case limit reached" (5.3, 5.4).
  if (code >= 200 && code <= 299) return permission;
  if (code >= 80000 && code <= 80014) return throttled;
  return table[String(code)] ?? UNKNOWN;
}

/** Only of an account as a whole: elsewhere Meta's 100/33 is about a picture or a post. */
const accountGone: ErrorRule = {
  kind: "unreadable",
  fixer: "person",
  action: "reconnect",
  sentence:
    "Instagram does not show this account to Ospost any more. Check in the Instagram app that it is still professional and linked to its Facebook Page, then connect it again.",
};

/** The rule for an account that is held: what the person reads until they have connected it again. */
export function findHoldRule(code: number | null, subcode: number | null): ErrorRule {
  return code === 100 && subcode === 33 ? accountGone : findErrorRule(code ?? 190, subcode);
}

/** The rule for a container whose status is ERROR: there Meta gives the subcode alone (3.2), or nothing. */
export function findContainerErrorRule(subcode: number | null): ErrorRule {
  const entry = Object.entries(ERROR_TABLE).find(([key]) => key.endsWith(`/${subcode}`));
  if (entry !== undefined) return entry[1];
  const byCode: Record<number, ErrorRule> = {
    2207004: ERROR_TABLE["36000"],
    2207005: badFormat,
    2207009: ERROR_TABLE["36003"],
    2207010: ERROR_TABLE["36004"],
    2207083: badFormat,
  };
  return (subcode === null ? undefined : byCode[subcode]) ?? transient;
}
