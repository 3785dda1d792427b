import "server-only";
import { type AuthOptions, type DefaultSession, getServerSession } from "next-auth";
import FacebookProvider from "next-auth/providers/facebook";
import { createGraph } from "@/lib/accounts/graph";
import { saveLogin } from "@/lib/accounts/save-login";
import { findUserByFacebookId, getUser } from "@/lib/db/users";
import { getEnv } from "@/lib/env";
import { askedScopes, getMe } from "@/lib/graph/login";
import { exchangeCode, isOperators, type OnProblem, reportProblem } from "./exchange-code";
import { ownUrl } from "./own-url";

declare module "next-auth" {
  interface Session {
    user?: { id?: string } & DefaultSession["user"];
  }
}

let options: AuthOptions | null = null;

/**
 * next-auth's configuration; made on first use, so that a build needs no settings.
 * @param onProblem called when a login fails because of Facebook or the app
 */
export function authOptions(onProblem?: OnProblem): AuthOptions {
  options ??= makeOptions();
  return onProblem === undefined ? options : { ...options, providers: [facebook(onProblem)] };
}

function makeOptions(): AuthOptions {
  const env = getEnv();
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: "jwt" },
    // With it come the names that a browser accepts over HTTPS only: __Secure- and __Host-.
    useSecureCookies: env.APP_URL.startsWith("https://"),
    pages: { signIn: "/login", error: "/login", signOut: "/account", verifyRequest: "/login" },
    providers: [facebook(() => undefined)],
    callbacks: {
      redirect: ({ url }) => ownUrl(url, env.APP_URL),
      async signIn({ account }) {
        if (account?.provider !== "facebook" || account.access_token === undefined) return false;
        if (await isSomebodyElse(account.providerAccountId)) return "/connect?error=other-person";
        const result = await saveLogin(account.access_token);
        return result === "saved" || `/login?error=${result}`;
      },
      // The cookie holds the user's id and nothing else; everything else is read from the database.
      async jwt({ token, account }) {
        if (account === null || account === undefined) return keepId(token.sub);
        const user = await findUserByFacebookId(account.providerAccountId);
        return keepId(user?.id);
      },
      session({ session, token }) {
        return { expires: session.expires, user: token.sub === undefined ? {} : { id: token.sub } };
      },
    },
  };
}

/**
 * Whether somebody is signed in here and Facebook has let in another person, as it does when a household shares a browser.
 * Posts planned as the one must not end up with the other.
 */
async function isSomebodyElse(facebookId: string): Promise<boolean> {
  const session = await getServerSession(authOptions());
  const userId = session?.user?.id;
  if (userId === undefined || (await getUser(userId)) === null) return false;
  return (await findUserByFacebookId(facebookId))?.id !== userId;
}

function keepId(id: string | undefined): { sub?: string } {
  return id === undefined ? {} : { sub: id };
}

function facebook(onProblem: OnProblem) {
  const env = getEnv();
  const graphUrl = `${env.META_GRAPH_URL}/${env.META_GRAPH_VERSION}`;
  return FacebookProvider({
    clientId: env.FACEBOOK_APP_ID,
    clientSecret: env.FACEBOOK_APP_SECRET,
    authorization: {
      url: `${env.META_DIALOG_URL}/${env.META_GRAPH_VERSION}/dialog/oauth`,
      // With Login for Business the configuration names the permissions (1.1 of the Meta facts).
      params: env.FACEBOOK_CONFIG_ID
        ? { config_id: env.FACEBOOK_CONFIG_ID, scope: "" }
        : { scope: askedScopes(env.FACEBOOK_EXTRA_SCOPES) },
    },
    token: { url: `${graphUrl}/oauth/access_token`, request: exchangeCode(onProblem) },
    userinfo: {
      url: `${graphUrl}/me`,
      // Our own client sends the app secret's proof along, which Meta may require (1.7 of the Meta facts).
      request: async ({ tokens }) =>
        getMe(createGraph(), tokens.access_token ?? "").catch((error: unknown) => {
          reportProblem(error, onProblem, isOperators);
          throw error;
        }),
    },
    profile: (profile) => ({ id: profile.id, name: profile.name }),
  });
}
