import type { Shape, ShapeChoice } from "./shapes";

type Props = { choices: ShapeChoice[]; chosen: Shape; onChoose: (key: Shape) => void };

/** Native radio buttons: arrows move between them. */
export function ShapePicker({ choices, chosen, onChoose }: Props) {
  return (
    <fieldset className="flex gap-1 rounded-control bg-sunken p-1">
      <legend className="sr-only">Shape</legend>
      {choices.map(({ key, label, name }) => (
        <label
          key={key}
          className="flex min-h-11 flex-auto cursor-pointer items-center justify-center rounded-[5px] px-2 text-sm font-medium text-soft transition-colors has-checked:bg-surface has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="shape"
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
