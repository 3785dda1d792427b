import "server-only";
import { createGraph, metaApp } from "@/lib/accounts/graph";
import { countWaitingForOperator } from "@/lib/db/system/figures";
import { getEnv } from "@/lib/env";
import { GraphError, isGraphFailure } from "@/lib/graph/graph-error";
import { debugToken, tryRedirectUri } from "@/lib/graph/login";
import { bad, type Check, type Finding, good, unproven } from "./check";

/** Asks as the app about the app's own token: only the right id and secret get an answer. */
export const checkMetaApp: Check = {
  name: "Meta app",
  tried: "Asked Meta something that it only tells the app with this id and secret.",
  find: () =>
    askMeta(async () => {
      const app = metaApp();
      await debugToken(createGraph(), app, `${app.id}|${app.secret}`);
      return good(`Meta takes FACEBOOK_APP_ID and FACEBOOK_APP_SECRET.${await wordsOnWaiting()}`);
    }),
};

/** The address Facebook sends people back to; it is compared letter by letter. */
export const checkRedirectUri: Check = {
  name: "Redirect URI",
  tried:
    "Sent Meta an invented login code with the address that people come back to, and with one that nobody has: it must refuse the code first, then the address.",
  find: () =>
    askMeta(async () => {
      const redirectUri = `${getEnv().APP_URL}/api/auth/callback/facebook`;
      switch (await tryRedirectUri(createGraph(), metaApp(), redirectUri)) {
        case "allowed":
          return good(`Meta takes ${redirectUri}, and refuses an address that is not among the app's.`);
        case "not-told":
          return unproven(
            `Meta looked at the invented code only, so this shows nothing. Compare letter by letter with Valid OAuth Redirect URIs of the Meta app's Facebook Login: ${redirectUri}`,
          );
        case "refused":
          return bad(
            `Meta does not know the redirect URI that follows from APP_URL, ${redirectUri}.`,
            "Add exactly this to Valid OAuth Redirect URIs of the Meta app's Facebook Login, or correct APP_URL.",
          );
      }
    }),
};

/** The database's own check says when it is away. */
async function wordsOnWaiting(): Promise<string> {
  const waiting = await countWaitingForOperator().catch(() => 0);
  if (waiting === 0) return "";
  return ` ${waiting === 1 ? "1 post" : `${waiting} posts`} that waited for that will be tried again within five minutes.`;
}

async function askMeta(ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return error instanceof GraphError
      ? bad(
          `Meta refuses FACEBOOK_APP_ID with FACEBOOK_APP_SECRET (${error.code}).`,
          "Copy both from the Meta app, App settings, Basic, and restart Ospost.",
        )
      : bad(
          `Meta could not be reached at META_GRAPH_URL, ${getEnv().META_GRAPH_URL}.`,
          "Check that this server may call graph.facebook.com, and leave META_GRAPH_URL unset.",
        );
  }
}
