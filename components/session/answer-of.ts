import { unstable_isUnrecognizedActionError } from "next/navigation";
import { type ActionResult, refuse } from "@/lib/auth/action-result";
import { PAGE_WORDS } from "@/lib/words/page";

type Answer<Done> = ActionResult<Done> | null;

/**
 * What an action answered. An Ospost that was updated does not know the actions of a page from before: that is said in its
 * place. @returns null when there was no answer
 */
export async function heard<Done>(asked: Promise<ActionResult<Done>>): Promise<Answer<Done>> {
  try {
    return await asked;
  } catch (error) {
    return unstable_isUnrecognizedActionError(error) ? refuse(PAGE_WORDS.updated) : null;
  }
}

/** The same, for pages where nothing is being written: whose session has ended is led to the login, and back here from it. */
export async function answerOf<Done>(asked: Promise<ActionResult<Done>>): Promise<Answer<Done>> {
  const answer = await heard(asked);
  if (answer !== null && !answer.ok && answer.isSignedOut) window.location.assign(loginHref());
  return answer;
}

/** The login page, with the way back to where the person is now. */
export function loginHref(): string {
  const { pathname, search } = window.location;
  return `/login?${new URLSearchParams({ error: "SessionRequired", back: pathname + search })}`;
}
