"use client";

import { BookmarkPlus } from "lucide-react";
import { useState } from "react";
import { heard } from "@/components/session/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/auth/action-result";
import { insertText, type SavedText } from "@/lib/posts/saved-text";
import { ASK_WORDS, TEXT_WORDS } from "@/lib/words/compose";
import { KeepText } from "./keep-text";
import { Outside } from "./outside";
import { TextRow } from "./text-row";

type Answer = Promise<ActionResult<{ texts: SavedText[] }>>;
export type TextActions = {
  create: (input: { name: string; text: string }) => Answer;
  rename: (input: { textId: string; name: string }) => Answer;
  remove: (input: { textId: string }) => Answer;
};

type Props = { texts: SavedText[]; actions: TextActions; caption: string; onCaption: (caption: string) => void };

/** Captions and hashtags kept to use again: behind one quiet button. */
export function SavedTexts({ texts: first, actions, caption, onCaption }: Props) {
  const [texts, setTexts] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  /** @returns whether it was done */
  async function run(answer: Answer): Promise<boolean> {
    setProblem(null);
    const result = await heard(answer);
    if (result?.ok) setTexts(result.texts);
    else setProblem(result?.message ?? Object.values(result?.fieldErrors ?? {})[0] ?? TEXT_WORDS.noAnswer);
    return result?.ok === true;
  }

  function insert(text: string) {
    const field = document.getElementById("caption");
    const at = field instanceof HTMLTextAreaElement && caption !== "" ? field.selectionStart : caption.length;
    onCaption(insertText(caption, at, text));
    setOpen(false);
  }

  return (
    <div className="-mt-4">
      <Button variant="quiet" className="-ml-3 px-3" onClick={() => setOpen(true)}>
        <BookmarkPlus size={18} aria-hidden />
        Saved texts
      </Button>
      {isOpen ? (
        <Outside>
          <Dialog isOpen onClose={() => setOpen(false)} title="Saved texts">
            {texts.length === 0 ? (
              <p className="text-soft">{ASK_WORDS.noTexts}</p>
            ) : (
              <ul className="-mx-1 max-h-72 divide-y divide-line overflow-auto px-1">
                {texts.map((text) => (
                  <TextRow
                    key={text.id}
                    text={text}
                    onInsert={() => insert(text.text)}
                    onRename={(name) => run(actions.rename({ textId: text.id, name }))}
                    onRemove={() => run(actions.remove({ textId: text.id }))}
                  />
                ))}
              </ul>
            )}
            <KeepText caption={caption} onKeep={(text) => run(actions.create(text))} />
            <p role="alert" className="text-sm font-medium text-bad empty:hidden">
              {problem}
            </p>
            <Button className="w-full" onClick={() => setOpen(false)}>
              Close
            </Button>
          </Dialog>
        </Outside>
      ) : null}
    </div>
  );
}
