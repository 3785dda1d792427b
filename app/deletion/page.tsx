import type { Metadata } from "next";
import { Column } from "@/components/shell/column";
import { getDeletionState } from "@/lib/db/deletion-requests";
import { formatWhen } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "Data deletion" };

type Props = { searchParams: Promise<{ id?: string | string[] }> };

/** What became of a request that somebody made through Facebook. The code in the address is the only key. */
export default async function DeletionPage({ searchParams }: Props) {
  const { id } = await searchParams;
  const state = typeof id === "string" && id.length <= 64 ? await getDeletionState(id) : null;
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">Data deletion</h1>
      {state === null ? (
        <p className="mt-2 text-soft">There is no request with this code. Check that the address is complete.</p>
      ) : (
        <dl className="mt-4 space-y-3">
          <Row name="Requested" value={`${formatWhen(state.requestedAt, "UTC")} UTC`} />
          <Row
            name="State"
            value={
              state.finishedAt === null
                ? "Under way. What is left is deleted within a day."
                : `Everything was deleted, ${formatWhen(state.finishedAt, "UTC")} UTC.`
            }
          />
        </dl>
      )}
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
