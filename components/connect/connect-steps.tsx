import { CONNECT_STEPS } from "@/lib/words/connect";

/** What to do when Facebook shows no Instagram account that could publish. */
export function ConnectSteps() {
  return (
    <ol className="space-y-5">
      {CONNECT_STEPS.map(({ title, detail }, index) => (
        <li key={title} className="flex gap-4">
          <span
            aria-hidden
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken font-semibold tabular-nums"
          >
            {index + 1}
          </span>
          <div className="pt-1">
            <p className="font-semibold">{title}</p>
            <p className="text-soft">{detail}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
