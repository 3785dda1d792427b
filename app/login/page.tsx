import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FacebookButton } from "@/components/sign-in/facebook-button";
import { Mosaic } from "@/components/sign-in/mosaic";
import { signInProblem } from "@/components/sign-in/sign-in-error";
import { Alert } from "@/components/ui/alert";
import { Wordmark } from "@/components/ui/wordmark";
import { getUser } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Log in" };

type Props = { searchParams: Promise<{ error?: string | string[]; notice?: string | string[] }> };

export default async function LoginPage({ searchParams }: Props) {
  if (await getUser()) redirect("/");
  const { error, notice } = await searchParams;
  const problem = signInProblem([error].flat()[0] ?? null);
  return (
    <main
      id="main"
      className="mx-auto grid max-w-md gap-8 px-5 py-8 md:min-h-[90dvh] md:max-w-4xl md:grid-cols-2 md:items-center md:gap-16"
    >
      <div className="max-md:order-2">
        <Mosaic />
      </div>
      <div className="space-y-6">
        <Wordmark />
        <h1 className="text-2xl font-semibold tracking-tight">
          Plan your Instagram photos, and have them published at the minute you chose.
        </h1>
        {problem ? (
          <Alert tone="bad" isAnnounced>
            <p className="font-medium">{problem.what}</p>
            <p>{problem.fix}</p>
          </Alert>
        ) : null}
        {notice === "deleted" ? (
          <Alert tone="good" isAnnounced>
            Your account is deleted, with everything that was in it.
          </Alert>
        ) : null}
        <FacebookButton />
        <p className="text-soft">
          You need a professional Instagram account (business or creator) that is linked to a Facebook Page. Both are
          free to set up.
        </p>
        <p className="text-sm text-soft">
          <Link href="/privacy" className="inline-block py-3 underline underline-offset-2 hover:text-ink">
            What is stored, and how to delete it
          </Link>
        </p>
      </div>
    </main>
  );
}
