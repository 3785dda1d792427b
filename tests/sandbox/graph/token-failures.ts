import type { DeathSubcode } from "../state/people";
import { GraphFailure } from "./graph-failure";

const INVALID = "Error validating access token:";

const MESSAGES: Record<Exclude<DeathSubcode, 463>, string> = {
  458: `${INVALID} The user has not authorized application {app}.`,
  459: `${INVALID} You cannot access the app till you log in to www.facebook.com and follow the instructions given.`,
  460: `${INVALID} The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.`,
  464: `${INVALID} Sessions for the user are not allowed because the user is not a confirmed user.`,
  467: `${INVALID} This may be because the user logged out or may be due to a system error.`,
  483: `${INVALID} The user must consent again before the app may go on.`,
  490: `${INVALID} The user is enrolled in a blocking, logged-in checkpoint`,
  492: `${INVALID} The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.`,
};

/** 190 without a subcode: not a token at all (5.3). */
export function unparsableToken(): GraphFailure {
  return tokenFailure("Invalid OAuth access token - Cannot parse access token", null);
}

/** 190 with the subcode of the way a token died (5.3). */
export function deadToken(
  death: DeathSubcode | "none",
  appId: string,
  expiredAtMs: number,
  nowMs: number,
): GraphFailure {
  if (death === "none") return tokenFailure("Invalid OAuth access token.", null);
  if (death !== 463) return tokenFailure(MESSAGES[death].replace("{app}", appId), death);
  const expired = new Date(expiredAtMs).toUTCString();
  return tokenFailure(
    `${INVALID} Session has expired on ${expired}. The current time is ${new Date(nowMs).toUTCString()}.`,
    463,
  );
}

function tokenFailure(message: string, subcode: DeathSubcode | null): GraphFailure {
  return new GraphFailure({
    status: 400,
    code: 190,
    message,
    challenge: "invalid_token",
    ...(subcode === null ? {} : { subcode }),
  });
}
