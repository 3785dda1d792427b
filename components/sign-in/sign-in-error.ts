export type SignInProblem = { what: string; fix: string };

const cancelled: SignInProblem = {
  what: "Facebook did not let you in.",
  fix: "That happens when you cancel or refuse a permission. Try again and allow what Ospost asks for, it is what publishing needs.",
};

const problems: Record<string, SignInProblem> = {
  AccessDenied: cancelled,
  OAuthCallback: cancelled,
  Callback: cancelled,
  Configuration: {
    what: "This copy of Ospost is not set up correctly for Facebook.",
    fix: "Tell the person who runs it to check its Facebook settings. Nothing on your side is wrong.",
  },
  "exchange-failed": {
    what: "Facebook let you in, but did not give Ospost lasting access.",
    fix: "Try again in a minute. Nothing was stored.",
  },
  SessionRequired: { what: "You were logged out.", fix: "Continue with Facebook to come back." },
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
