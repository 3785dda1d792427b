import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import type { HistoryFilter } from "@/lib/posts/history-view";
import { historyPath } from "./history-path";

type Props = { username: string; filter: HistoryFilter; search: string };

const filters = [
  { filter: "published", label: "Published" },
  { filter: "failed", label: "Failed" },
] as const;

export function HistoryHeader({ username, filter, search }: Props) {
  return (
    <header className="space-y-4 px-4 pt-5 pb-4 md:px-0 md:pt-8">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">History</h1>
        <p className="truncate text-soft">@{username}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <nav aria-label="Which posts" className="flex rounded-control border border-line bg-surface p-0.5">
          {filters.map((each) => (
            <Link
              key={each.filter}
              href={historyPath({ filter: each.filter, search, before: null })}
              aria-current={each.filter === filter ? "page" : undefined}
              className="flex min-h-10 items-center rounded-[6px] px-3.5 font-medium text-soft hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {each.label}
            </Link>
          ))}
        </nav>
        <Form action="/history" role="search" className="flex min-w-0 flex-1 gap-2 max-md:w-full max-md:flex-none">
          {filter === "failed" ? <input type="hidden" name="show" value="failed" /> : null}
          <label htmlFor="search" className="sr-only">
            Search in captions
          </label>
          <input
            key={search}
            id="search"
            type="search"
            name="q"
            defaultValue={search}
            maxLength={100}
            placeholder="Search in captions"
            className={`${inputClass} min-h-11 min-w-0 py-1.5`}
          />
          <Button type="submit" className="px-3">
            <Search size={18} aria-hidden />
            <span className="sr-only">Search</span>
          </Button>
        </Form>
      </div>
    </header>
  );
}
