import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OwnCopiesOnly } from "@/components/composer/own-copies-only";
import { FacebookButton } from "@/components/sign-in/facebook-button";
import { Mosaic } from "@/components/sign-in/mosaic";
import { Alert } from "@/components/ui/alert";
import { Wordmark } from "@/components/ui/wordmark";
import { getUser, isOfDeletedUser } from "@/lib/auth/session";
import { wayBack } from "@/lib/auth/way-back";
import { getEnv } from "@/lib/env";
import { LEAVE_WORDS } from "@/lib/words/accounts";
import { CONNECT_WORDS } from "@/lib/words/connect";
import { PAGE_WORDS } from "@/lib/words/page";
import { signInProblem } from "@/lib/words/sign-in";

export const metadata: Metadata = { title: "Log in" };

/** What somebody must know who is signed in already. */
const CONCERNS_ALL = ["too-many", "app-refused", "permission-unknown", "facebook-away", "facebook-refused"];

type Props = { searchParams: Promise<Partial<Record<"error" | "notice" | "back", string | string[]>>> };

export default async function LoginPage({ searchParams }: Props) {
  const { error, notice, back } = await searchParams;
  const code = [error].flat()[0] ?? null;
  const onward = wayBack([back].flat()[0] ?? null, getEnv().APP_URL);
  // Somebody signed in who opened Facebook's answer a second time is inside already, whatever became of the second try.
  if (!CONCERNS_ALL.includes(code ?? "") && (await getUser())) redirect(onward);
  const problem = signInProblem(code);
  const isExpected = problem === null && onward !== "/";
  return (
    <main
      id="main"
      className="mx-auto grid max-w-md gap-8 px-5 py-8 md:min-h-[90dvh] md:max-w-4xl md:grid-cols-2 md:items-center md:gap-16"
    >
      {(await isOfDeletedUser()) ? <OwnCopiesOnly owner={null} /> : null}
      <div className="max-md:order-2">
        <Mosaic />
      </div>
      <div className="space-y-6">
        <Wordmark />
        <h1 className="text-2xl font-semibold tracking-tight">{PAGE_WORDS.about}</h1>
        {problem ? (
          <Alert tone="bad" isAnnounced>
            <p className="font-medium">{problem.what}</p>
            <p>{problem.fix}</p>
          </Alert>
        ) : null}
        {isExpected ? <Alert tone="plain">{PAGE_WORDS.loginFirst}</Alert> : null}
        {notice === "deleted" ? (
          <Alert tone="good" isAnnounced>
            {LEAVE_WORDS.deleted}
          </Alert>
        ) : null}
        <FacebookButton callbackUrl={onward} />
        <p className="text-soft">{CONNECT_WORDS.needed}</p>
        <p className="text-sm text-soft">
          <Link href="/privacy" className="inline-block py-3 underline underline-offset-2 hover:text-ink">
            What is stored, and how to delete it
          </Link>
        </p>
      </div>
    </main>
  );
}
