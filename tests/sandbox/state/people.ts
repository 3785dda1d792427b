/** What a person may do on a Page (section 2 of the facts). */
export type Role = {
  pageId: string;
  tasks: readonly string[];
  /** What the Page's answer leaves out for this person, as Meta's does at times (15.1). */
  withholds?: readonly ("access_token" | "tasks")[];
  /** The role comes through a Business portfolio, so `business_management` is needed to see the Page (1.2). */
  viaBusiness: boolean;
};

export type Person = {
  id: string;
  name: string;
  roles: readonly Role[];
  /** Permissions that the dialog shows unticked for this person. */
  uncheckedPermissions: readonly string[];
  /** Whether the dialog and the front page offer this person; the thousands of a load test are not offered. */
  isListed: boolean;
  /** Has no role in the app, as everybody but its admins, developers and testers (8.1). */
  isStranger?: boolean;
};

export type Page = {
  id: string;
  name: string;
  category: string;
  accountId: string | null;
  /** Absent until somebody chooses one. */
  username?: string;
};

/** Why Instagram refuses to publish for an account although token and permissions are right. */
export type AccountTrouble = "restricted" | "two-factor-missing" | "publishing-authorization-missing";

/** Why an account that was a professional one on its Page is none any more: no call reaches it. */
export type Detachment = "personal" | "unlinked";

/** A professional Instagram account. */
export type Account = {
  id: string;
  /** Can change; see `accountNamed` in the world. */
  username: string;
  name: string;
  biography: string;
  pageId: string;
  trouble: AccountTrouble | null;
  detached?: Detachment | null;
  /** Wherever it is shown, it comes with its id only (15.1). */
  isNameless?: boolean;
};

/** What a person allowed the app; its id is the person's. Removed when the person removes the app. */
export type Grant = {
  id: string;
  granted: readonly string[];
  declined: readonly string[];
  pageIds: readonly string[];
  /** 90 days after the last consent (1.5). */
  dataAccessExpiresAtMs: number;
};

/** A login code; its id is the code. */
export type Code = {
  id: string;
  personId: string;
  redirectUri: string;
  codeChallenge: string | null;
  createdAtMs: number;
  isUsed: boolean;
};

/** The subcodes of 190 with which a token can die (5.3). */
export type DeathSubcode = 458 | 459 | 460 | 463 | 464 | 467 | 483 | 490 | 492;

/** An access token; its id is the token. */
export type Token = {
  id: string;
  kind: "USER" | "PAGE";
  personId: string;
  pageId: string | null;
  /** The user token a Page token was read with; the same one gives the same Page token again. */
  parent: string | null;
  isLongLived: boolean;
  createdAtMs: number;
  /** Null = never (1.5). */
  expiresAtMs: number | null;
  /** Null = alive, "none" = dead without a subcode. */
  death: DeathSubcode | "none" | null;
};
