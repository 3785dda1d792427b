import type { ReactNode } from "react";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import {
  ADVISED_HASHTAGS,
  MAX_ALT_TEXT_CHARACTERS,
  MAX_CAPTION_CHARACTERS,
  MAX_HASHTAGS,
  MAX_MENTIONS,
  measureCaption,
} from "@/lib/posts/caption";
import { keepTyped } from "@/lib/posts/typed-text";
import { CAPTION_WORDS } from "@/lib/words/compose";
import type { Draft, Problems } from "./draft";

type Props = {
  draft: Draft;
  problems: Problems;
  onChange: (changes: Partial<Draft>) => void;
  /** Saved texts, to insert into the caption. */
  children?: ReactNode;
};

export function CaptionFields({ draft, problems, onChange, children }: Props) {
  const { characters, hashtags, mentions } = measureCaption(draft.caption);
  return (
    <>
      <Field
        id="caption"
        label="Caption"
        error={problems.caption ?? null}
        aside={<Count value={Math.max(characters, draft.caption.length)} limit={MAX_CAPTION_CHARACTERS} />}
        hint={captionHint(hashtags, mentions)}
      >
        <textarea
          {...describedBy("caption", problems.caption ?? null)}
          rows={5}
          value={draft.caption}
          onChange={(event) => onChange({ caption: keepTyped(event.target.value) })}
          className={`${inputClass} field-sizing-content max-h-96 min-h-36 resize-y`}
        />
      </Field>
      {children}
      <Field
        id="alt-text"
        label="Description for people who cannot see it"
        error={problems.altText ?? null}
        aside={
          <Count value={Math.max([...draft.altText].length, draft.altText.length)} limit={MAX_ALT_TEXT_CHARACTERS} />
        }
        hint={CAPTION_WORDS.altText}
      >
        <textarea
          {...describedBy("alt-text", problems.altText ?? null)}
          rows={2}
          value={draft.altText}
          onChange={(event) => onChange({ altText: keepTyped(event.target.value) })}
          className={`${inputClass} field-sizing-content max-h-48 min-h-17 resize-y`}
        />
      </Field>
    </>
  );
}

function Count({ value, limit }: { value: number; limit: number }) {
  const isOver = value > limit;
  return (
    <span className={`whitespace-nowrap text-sm tabular-nums ${isOver ? "font-medium text-bad" : "text-soft"}`}>
      {value.toLocaleString("en")} of {limit.toLocaleString("en")}
    </span>
  );
}

function captionHint(hashtags: number, mentions: number): string {
  const counts = CAPTION_WORDS.counts(`${hashtags} of ${MAX_HASHTAGS}`, `${mentions} of ${MAX_MENTIONS}`);
  if (hashtags <= ADVISED_HASHTAGS || hashtags > MAX_HASHTAGS) return counts;
  return `${counts} ${CAPTION_WORDS.manyHashtags(ADVISED_HASHTAGS)}`;
}
