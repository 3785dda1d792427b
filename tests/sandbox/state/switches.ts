/** Everything nobody knows about Meta (section 13), plus dashboard settings. Defaults are the stricter or nastier side. */
export type Switches = {
  /** The newest Graph version that exists: 27 = v27.0 (15.1). Calls without a version get it. */
  newestVersion: number;
  /** Which POSTs fail, after they have written, because they name `fields`: measured for comments only (0.3, 15.1). */
  fieldsOnPost: "error" | "comments-only";
  /** What publishing a container twice does (3.3). */
  republish: "second-media" | "error" | "same-id";
  /** Whether 3:4 pictures pass (4.1). */
  accepts3x4: boolean;
  /** Whether PNG and WebP pass (4.1). */
  lenientFormats: boolean;
  /** Posts in 24 h: the docs say 50 and 100 (3.4). */
  quotaTotal: number;
  containersPerDay: number;
  /** "Require App Secret" of the dashboard (1.7). */
  requireProof: boolean;
  /** The code for an app token (`id|secret`) that is not the app's: no source says which. */
  wrongAppTokenCode: 100 | 190;
  strictRobots: boolean;
  /** Hosts that only the own network reaches, and addresses without TLS; `publicImageHosts` pass all the same. */
  privateImageHosts: "refuse" | "accept";
  /** Whether a picture may stand behind redirects (7.1). */
  redirects: "refuse" | "follow";
  /** Whether publishing fetches the picture again and takes what it then finds (3.1). */
  refetchAtPublish: boolean;
  /** How the 2200 characters of a caption are counted (13). */
  countCharacters: "utf16" | "codepoints";
  /** Slides of a carousel: 20 are claimed without evidence (15.1). */
  carouselMax: 10 | 20;
  /** Characters of a comment: no page of Meta's says how many (15.1). */
  commentLimit: 300 | 2200;
  /** Five hashtags and three mentions instead of 30 and 20 (4.2). */
  fiveHashtags: boolean;
  /** What somebody needs whose role comes through a business portfolio: the reference names both, per endpoint (15.1). */
  businessRoleNeeds: "business_management" | "ads_read" | "both";
  /** The app is not live: somebody without a role in it meets "App not active" instead of the dialog (1.1, 8.1). */
  developmentMode: boolean;
  /** Which of the two is refused first when a login ends with a wrong code at a wrong address. */
  exchangeOrder: "redirect-first" | "code-first";
  /** Whether publishing stops when data access has run out (1.5). */
  dataAccessStopsPublishing: boolean;
  /** Delay until `{ig}/media` lists a new post. */
  listingLagMs: number;
  /** Delay until `content_publishing_limit` counts a new post: minutes were measured (15.1). */
  quotaLagMs: number;
  /** Delay until a container says PUBLISHED. */
  statusLagMs: number;
  /** Language of `error_user_title` and `error_user_msg` (5.1). */
  locale: "en" | "de";
  fetchTimeoutMs: number;
  /** Whether calls fail once an allowance of section 6 is used up. */
  enforceUsage: boolean;
  /** Times the number of people who have granted the app something (section 6). */
  appCallsPerHourPerUser: number;
  instagramCallsPerDay: number;
};

export const DEFAULT_SWITCHES: Switches = {
  newestVersion: 27,
  fieldsOnPost: "error",
  republish: "second-media",
  accepts3x4: false,
  lenientFormats: false,
  quotaTotal: 50,
  containersPerDay: 400,
  requireProof: false,
  wrongAppTokenCode: 190,
  strictRobots: true,
  privateImageHosts: "refuse",
  redirects: "refuse",
  refetchAtPublish: true,
  countCharacters: "utf16",
  carouselMax: 10,
  commentLimit: 300,
  fiveHashtags: false,
  businessRoleNeeds: "business_management",
  developmentMode: true,
  exchangeOrder: "redirect-first",
  dataAccessStopsPublishing: true,
  listingLagMs: 0,
  quotaLagMs: 0,
  statusLagMs: 0,
  locale: "en",
  fetchTimeoutMs: 10_000,
  enforceUsage: false,
  appCallsPerHourPerUser: 200,
  instagramCallsPerDay: 4800,
};

/** How long the sandbox takes. Processing follows the sandbox's clock, the others are real waiting. */
export type Latencies = { createMs: number; processingMs: number; publishMs: number; readMs: number };

export const NO_LATENCY: Latencies = { createMs: 0, processingMs: 0, publishMs: 0, readMs: 0 };

/** Close to what developers measured (7.4), a little quicker. */
export const LIFELIKE_LATENCY: Latencies = { createMs: 400, processingMs: 2500, publishMs: 600, readMs: 20 };
