const steps = [
  {
    title: "Make the Instagram account professional",
    detail:
      "In Instagram: Settings, Account type and tools, Switch to professional account. Business and creator both work.",
  },
  {
    title: "Link it to a Facebook Page",
    detail: "In Instagram: Edit profile, Page, then choose or create one. You need full control of that Page.",
  },
  {
    title: "Tick the Page and the account in Facebook's dialog",
    detail:
      "Facebook asks which Pages and Instagram accounts Ospost may use. What is not ticked there stays hidden from Ospost.",
  },
] as const;

/** What to do when Facebook shows no Instagram account that could publish. */
export function ConnectSteps() {
  return (
    <ol className="space-y-5">
      {steps.map(({ title, detail }, index) => (
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
