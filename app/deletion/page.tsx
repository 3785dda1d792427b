import type { Metadata } from "next";
import Link from "next/link";
import { Column } from "@/components/shell/column";
import { getDeletionState } from "@/lib/db/deletion-requests";
import { formatWhen } from "@/lib/schedule/zone";
import { DELETION_WORDS } from "@/lib/words/page";

export const metadata: Metadata = { title: "Data deletion" };

type Props = { searchParams: Promise<{ id?: string | string[] }> };

/** What became of a request that somebody made through Facebook. The code in the address is the only key. */
export default async function DeletionPage({ searchParams }: Props) {
  const { id } = await searchParams;
  const state = typeof id === "string" ? await getDeletionState(id) : null;
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">Data deletion</h1>
      {state === null ? (
        <p className="mt-2 text-soft">{DELETION_WORDS.unknown}</p>
      ) : (
        <dl className="mt-4 space-y-3">
          <Row name="Requested" value={`${formatWhen(state.requestedAt, "UTC")} UTC`} />
          <Row
            name="State"
            value={
              state.finishedAt === null
                ? DELETION_WORDS.underWay
                : DELETION_WORDS.done(formatWhen(state.finishedAt, "UTC"))
            }
          />
        </dl>
      )}
      <Link href="/privacy" className="mt-6 inline-flex min-h-11 items-center self-start underline underline-offset-2">
        What is stored, and how to delete it
      </Link>
    </Column>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm font-medium text-soft">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
