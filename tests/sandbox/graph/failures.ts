import { type FailureBody, GraphFailure } from "./graph-failure";

const MISSING =
  "does not exist, cannot be loaded due to missing permissions, or does not support this operation. " +
  "Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";

/** The errors that are the same wherever they appear (5.2, 5.4, 5.5). User texts are worded by us. */
export const FAILURES = {
  unknownError: { status: 500, code: 1, message: "An unknown error occurred", isTransient: false },
  temporarilyUnavailable: {
    status: 503,
    code: 2,
    isTransient: true,
    message: "An unexpected error has occurred. Please retry your request later.",
  },
  instagramServerError: {
    status: 400,
    code: -1,
    subcode: 2207001,
    message: "Instagram server error",
    title: "Server error",
  },
  mediaFailed: { status: 400, code: -1, subcode: 2207032, message: "Fatal", title: "Media could not be made" },
  fetchTimedOut: { status: 400, code: -2, subcode: 2207003, message: "Timeout", title: "Downloading took too long" },
  fetchFailed: {
    status: 400,
    code: 9004,
    subcode: 2207052,
    isTransient: false,
    message: "Only photo or video can be accepted as media type.",
    title: "Media download has failed. The media URI doesn't meet our requirements.",
    userMessage: "The media could not be fetched from this URI.",
  },
  spamBlock: {
    status: 403,
    code: 4,
    subcode: 2207051,
    isTransient: false,
    message: "Application request limit reached",
    title: "action is blocked",
    userMessage: "Certain activity is limited to protect the community.",
  },
  quotaReached: {
    status: 400,
    code: 9,
    subcode: 2207042,
    message: "Application request limit reached",
    title: "Daily limit reached",
    userMessage: "This account has published as many posts as it may within 24 hours.",
  },
  mediaNotFound: {
    status: 400,
    code: 24,
    subcode: 2207006,
    message: "The requested resource does not exist",
    title: "Media not found",
  },
  containerGone: {
    status: 400,
    code: 24,
    subcode: 2207008,
    message: "The requested resource does not exist",
    title: "Media builder not found",
    userMessage: "The container does not exist or has run out.",
  },
  accountRestricted: {
    status: 400,
    code: 25,
    subcode: 2207050,
    message: "The account is restricted",
    title: "Account restricted",
    userMessage: "The Instagram account is inactive, at a checkpoint or restricted. Open the Instagram app.",
  },
  notReady: {
    status: 400,
    code: 9007,
    subcode: 2207027,
    isTransient: false,
    message: "Media ID is not available",
    title: "Cannot Publish",
    userMessage: "The media is not ready for publishing, please wait for a moment",
  },
  imageTooLarge: {
    status: 400,
    code: 36000,
    subcode: 2207004,
    message: "The image size is too large.",
    title: "Image size too large",
    userMessage: "The image is too large to download. It should be less than 8 MiB.",
  },
  imageFormat: {
    status: 400,
    code: 36001,
    subcode: 2207005,
    message: "The image format is not supported.",
    title: "Unsupported format",
    userMessage: "Only JPEG images are accepted.",
  },
  aspectRatio: {
    status: 400,
    code: 36003,
    subcode: 2207009,
    message: "The aspect ratio is not supported.",
    title: "Unsupported aspect ratio",
  },
  captionTooLong: {
    status: 400,
    code: 36004,
    subcode: 2207010,
    message: "The caption was too long.",
    title: "Caption too long",
    userMessage: "A caption has at most 2200 characters, 30 hashtags and 20 mentions.",
  },
  carouselSize: {
    status: 400,
    code: 100,
    subcode: 2207028,
    message: "The carousel needs 2 to 10 items.",
    title: "Carousel size",
  },
  tooManyTags: {
    status: 400,
    code: 100,
    subcode: 2207040,
    message: "Cannot use more than 20 tags.",
    title: "Too many tags",
  },
  unknownMediaType: {
    status: 400,
    code: 100,
    subcode: 2207023,
    message: "The media type is unknown.",
    title: "Unknown media type",
  },
  responseFormat: {
    status: 400,
    code: 20,
    subcode: 1772107,
    message: "This endpoint does not support the requested response format.",
  },
  missingObject: {
    status: 400,
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message: `Unsupported get request. Object ${MISSING}`,
  },
  noPermission: { status: 403, code: 10, message: "(#10) Application does not have permission for this action" },
} as const satisfies Record<string, FailureBody>;

export type FailureName = keyof typeof FAILURES;

/** One of the errors above, to be thrown. */
export function failure(name: FailureName, changes: Partial<FailureBody> = {}): GraphFailure {
  return new GraphFailure({ ...FAILURES[name], ...changes });
}

/** 100 without subcode: a parameter is wrong. */
export function badParameter(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: 100, message: `(#100) ${message}` });
}

/** 100/33: gone, not yours, or not possible; Meta does not tell which (5.2). */
export function missingObject(method: string, id: string): GraphFailure {
  const message = `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' ${MISSING}`;
  return failure("missingObject", { message });
}
