export type SignInProblem = { what: string; fix: string };

const cancelled: SignInProblem = {
  what: "Facebook did not let you in.",
  fix: "That happens when you cancel or refuse a permission. Try again and allow what Ospost asks for, it is what publishing needs.",
};

const unfinished: SignInProblem = {
  what: "Signing in was not finished.",
  fix: "That happens when it takes too long, or when Facebook's answer is opened twice. Continue with Facebook once more.",
};

const problems: Record<string, SignInProblem> = {
  AccessDenied: cancelled,
  cancelled,
  OAuthCallback: unfinished,
  Callback: unfinished,
  "app-refused": {
    what: "Facebook does not accept the app settings of this Ospost.",
    fix: "Tell whoever runs it. Nothing on your side is wrong, and what you have planned stays as it is.",
  },
  "permission-unknown": {
    what: "Facebook does not let this Ospost ask for the permissions it needs.",
    fix: "Tell whoever runs it: the app at Meta has not got one of them. Nothing on your side is wrong.",
  },
  "facebook-away": {
    what: "Facebook cannot sign anybody in at the moment.",
    fix: "Wait a few minutes, then continue with Facebook. What you have planned stays as it is.",
  },
  "facebook-refused": {
    what: "Facebook ended the sign-in with an error of its own.",
    fix: "Try again in a few minutes. If it keeps happening, tell whoever runs this Ospost: its log says what Facebook said.",
  },
  Configuration: {
    what: "This copy of Ospost is not set up correctly for Facebook.",
    fix: "Tell the person who runs it to check its Facebook settings. Nothing on your side is wrong.",
  },
  "exchange-failed": {
    what: "Facebook let you in, but did not give Ospost lasting access.",
    fix: "Try again in a minute. Nothing was stored.",
  },
  "being-deleted": {
    what: "Your earlier account was still being deleted.",
    fix: "Continue with Facebook once more to start anew. If you see this again, what is left goes within a day.",
  },
  "too-many": {
    what: "There were too many tries from your network just now.",
    fix: "Wait a minute, then continue with Facebook. Nothing was lost.",
  },
  SessionRequired: { what: "You were logged out.", fix: "Continue with Facebook to go on where you were." },
};

/**
 * What `?error=` on the login page means, in plain words.
 * @param code next-auth's name of the error, or one of ours; null when there was none
 */
export function signInProblem(code: string | null): SignInProblem | null {
  if (code === null) return null;
  return (
    (Object.hasOwn(problems, code) ? problems[code] : undefined) ?? {
      what: "Signing in did not work.",
      fix: "Try again. If it keeps happening, tell the person who runs this copy of Ospost.",
    }
  );
}
