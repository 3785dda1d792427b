import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getUser as readUser, type UserRow } from "@/lib/db/users";
import { authOptions } from "./options";
import { ASKED_FOR, loginPath } from "./way-back";

/**
 * The signed-in person, read from the database on every request, so that a deleted user is out at once.
 * @returns null when nobody is signed in
 */
export const getUser = cache(async (): Promise<UserRow | null> => {
  const userId = await getSessionId();
  return userId === null ? null : readUser(userId);
});

/** Whether this browser still has the session of somebody who was deleted, here, on another device or through Meta. */
export async function isOfDeletedUser(): Promise<boolean> {
  return (await getSessionId()) !== null && (await getUser()) === null;
}

const getSessionId = cache(async (): Promise<string | null> => {
  const session = await getServerSession(authOptions());
  return session?.user?.id ?? null;
});

/** The signed-in person, or a redirect to the login page, which leads back to where they wanted to go. */
export async function requireUser(): Promise<UserRow> {
  return (await getUser()) ?? redirect(loginPath((await headers()).get(ASKED_FOR)));
}
