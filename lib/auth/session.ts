import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { getUser as readUser, type UserRow } from "@/lib/db/users";
import { authOptions } from "./options";

/**
 * The signed-in person, read from the database on every request, so that a deleted user is out at once.
 * @returns null when nobody is signed in
 */
export const getUser = cache(async (): Promise<UserRow | null> => {
  const session = await getServerSession(authOptions());
  const userId = session?.user?.id;
  return userId === undefined ? null : readUser(userId);
});

/** The signed-in person, or a redirect to the login page. */
export async function requireUser(): Promise<UserRow> {
  return (await getUser()) ?? redirect("/login");
}
