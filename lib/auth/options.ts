import "server-only";
import type { AuthOptions, DefaultSession } from "next-auth";
import FacebookProvider from "next-auth/providers/facebook";
import { createGraph } from "@/lib/accounts/graph";
import { saveLogin } from "@/lib/accounts/save-login";
import { getUserByFacebookId } from "@/lib/db/users";
import { getEnv } from "@/lib/env";
import { getMe, PERMISSIONS } from "@/lib/graph/login";

declare module "next-auth" {
  interface Session {
    user?: { id?: string } & DefaultSession["user"];
  }
}

let options: AuthOptions | null = null;

/** next-auth's configuration; made on first use, so that a build needs no settings. */
export function authOptions(): AuthOptions {
  options ??= makeOptions();
  return options;
}

function makeOptions(): AuthOptions {
  const env = getEnv();
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: "jwt" },
    pages: { signIn: "/login", error: "/login" },
    providers: [facebook()],
    callbacks: {
      async signIn({ account }) {
        if (account?.provider !== "facebook" || account.access_token === undefined) return false;
        const isSaved = await saveLogin(account.access_token);
        return isSaved || "/login?error=exchange-failed";
      },
      // The cookie holds the user's id and nothing else; everything else is read from the database.
      async jwt({ token, account }) {
        if (account === null || account === undefined) return keepId(token.sub);
        const user = await getUserByFacebookId(account.providerAccountId);
        return keepId(user?.id);
      },
      session({ session, token }) {
        return { expires: session.expires, user: token.sub === undefined ? {} : { id: token.sub } };
      },
    },
  };
}

function keepId(id: string | undefined): { sub?: string } {
  return id === undefined ? {} : { sub: id };
}

function facebook() {
  const env = getEnv();
  const graphUrl = `${env.META_GRAPH_URL}/${env.META_GRAPH_VERSION}`;
  return FacebookProvider({
    clientId: env.FACEBOOK_APP_ID,
    clientSecret: env.FACEBOOK_APP_SECRET,
    authorization: {
      url: `${env.META_DIALOG_URL}/${env.META_GRAPH_VERSION}/dialog/oauth`,
      params: { scope: Object.keys(PERMISSIONS).join(",") },
    },
    token: `${graphUrl}/oauth/access_token`,
    userinfo: {
      url: `${graphUrl}/me`,
      // Our own client sends the app secret's proof along, which Meta may require (1.7 of the Meta facts).
      request: async ({ tokens }) => getMe(createGraph(), tokens.access_token ?? ""),
    },
    profile: (profile) => ({ id: profile.id, name: profile.name }),
  });
}
