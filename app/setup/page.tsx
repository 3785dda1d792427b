import type { Metadata } from "next";
import { cookies } from "next/headers";
import { CheckList } from "@/components/setup/check-list";
import { isSecretProblem, SecretForm } from "@/components/setup/secret-form";
import { Column } from "@/components/shell/column";
import { Alert } from "@/components/ui/alert";
import { buttonClass, SendButton } from "@/components/ui/button";
import { isPassValid, operatorCookieName } from "@/lib/auth/operator-pass";
import { getEnv } from "@/lib/env";
import { startChecks } from "@/lib/operator/setup/run-checks";

/** Every check has a bound of its own; the slowest is a picture that the storage does not take. */
export const maxDuration = 120;

export const metadata: Metadata = { title: "Setup" };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

/** For whoever runs this server, signed in or not: checks everything live, and says what to do. */
export default async function SetupPage({ searchParams }: Props) {
  const [{ error }, jar] = await Promise.all([searchParams, cookies()]);
  if (getEnv().OPERATOR_SECRET === undefined) return <Unset />;
  if (!isPassValid(jar.get(operatorCookieName())?.value, new Date())) return <Closed error={[error].flat()[0] ?? ""} />;
  return (
    <Column
      aside={
        <form action="/api/setup/close" method="post">
          <SendButton variant="quiet">Close</SendButton>
        </form>
      }
    >
      <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Setup</h1>
        {/* A full load on purpose: everything is looked at anew. */}
        <a href="/setup" className={buttonClass("secondary")}>
          Check again
        </a>
      </div>
      <CheckList checks={startChecks(() => new Date())} />
    </Column>
  );
}

function Closed({ error }: { error: string }) {
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">Setup</h1>
      <p className="mt-2 mb-6 text-soft">
        For whoever runs this server: checks everything that must be right before a post can go out, and says what to
        do.
      </p>
      <SecretForm problem={isSecretProblem(error) ? error : null} />
    </Column>
  );
}

function Unset() {
  return (
    <Column>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Setup</h1>
      <Alert tone="plain">
        <p className="font-medium">OPERATOR_SECRET is not set, so nobody can open this page.</p>
        <p>Set it in this server's settings (openssl rand -hex 24 makes one) and restart Ospost.</p>
      </Alert>
    </Column>
  );
}
