import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { hashtagsOf } from "@/lib/posts/saved-text";
import { TEXT_WORDS } from "@/lib/words/compose";

type Props = { caption: string; onKeep: (text: { name: string; text: string }) => Promise<boolean> };

/** Keeps what stands in the caption now: all of it, or its hashtags. */
export function KeepText({ caption, onKeep }: Props) {
  const [name, setName] = useState("");
  const [isTagsOnly, setTagsOnly] = useState(false);
  const [isPending, setPending] = useState(false);
  const tags = hashtagsOf(caption);
  const text = isTagsOnly && tags !== "" ? tags : caption.trim();
  if (text === "") return <p className="text-sm text-soft">{TEXT_WORDS.noText}</p>;

  async function keep(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    if (await onKeep({ name, text })) setName("");
    setPending(false);
  }

  return (
    <form onSubmit={keep} className="space-y-2 border-line border-t pt-4">
      <label htmlFor="text-name" className="block font-medium">
        Keep this caption as
      </label>
      <div className="flex gap-2">
        <input
          id="text-name"
          value={name}
          maxLength={60}
          placeholder="A name"
          onChange={(event) => setName(event.target.value)}
          className={`${inputClass} min-w-0 flex-1`}
        />
        <Button type="submit" isPending={isPending}>
          Keep
        </Button>
      </div>
      {tags === "" ? null : (
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={isTagsOnly}
            onChange={(event) => setTagsOnly(event.target.checked)}
            className="size-5 accent-accent"
          />
          Only its hashtags
        </label>
      )}
    </form>
  );
}
