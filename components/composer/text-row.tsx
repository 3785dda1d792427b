import { Check, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { inputClass } from "@/components/ui/field";
import type { SavedText } from "@/lib/posts/saved-text";

type Props = {
  text: SavedText;
  onInsert: () => void;
  onRename: (name: string) => Promise<boolean>;
  onRemove: () => Promise<boolean>;
};

const iconClass = "flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken";

export function TextRow({ text, onInsert, onRename, onRemove }: Props) {
  const [name, setName] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);

  async function rename(event: FormEvent) {
    event.preventDefault();
    if (name !== null && (name.trim() === text.name || (await onRename(name)))) setName(null);
  }

  if (name !== null) {
    return (
      <li>
        <form onSubmit={rename} className="flex items-center gap-1 py-1">
          <input
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
            autoFocus
            aria-label="New name"
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
            className={inputClass}
          />
          <button type="submit" className={iconClass}>
            <Check size={20} aria-hidden />
            <span className="sr-only">Save the name</span>
          </button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={onInsert}
        className="min-h-14 min-w-0 flex-1 rounded-control px-2 text-left hover:bg-sunken"
      >
        <span className="block truncate font-medium">
          <span className="sr-only">Insert </span>
          {text.name}
        </span>
        <span className="block truncate text-sm text-soft">{text.text}</span>
      </button>
      {isAsking ? (
        <button
          type="button"
          onClick={() => void onRemove()}
          className="min-h-11 rounded-control px-3 font-medium text-bad hover:bg-bad-tint"
        >
          Remove it
        </button>
      ) : (
        <>
          <button type="button" onClick={() => setName(text.name)} className={iconClass}>
            <Pencil size={18} aria-hidden />
            <span className="sr-only">Rename {text.name}</span>
          </button>
          <button type="button" onClick={() => setAsking(true)} className={iconClass}>
            <Trash2 size={18} aria-hidden />
            <span className="sr-only">Remove {text.name}</span>
          </button>
        </>
      )}
    </li>
  );
}
