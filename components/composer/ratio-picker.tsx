import type { RatioChoice, RatioKey } from "./ratios";

type Props = { choices: RatioChoice[]; chosen: RatioKey; onChoose: (key: RatioKey) => void };

/** Native radio buttons: arrows move between them. */
export function RatioPicker({ choices, chosen, onChoose }: Props) {
  return (
    <fieldset className="flex gap-1 rounded-control bg-sunken p-1">
      <legend className="sr-only">Shape</legend>
      {choices.map(({ key, label, name }) => (
        <label
          key={key}
          className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-[5px] px-2 text-sm font-medium text-soft transition-colors has-checked:bg-surface has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="ratio"
            value={key}
            checked={key === chosen}
            onChange={() => onChoose(key)}
            aria-label={name}
            className="sr-only"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
