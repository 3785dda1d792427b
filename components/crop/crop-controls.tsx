import { Proportions, RotateCw, Ruler, ZoomIn } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { MAX_RATIO, MIN_RATIO } from "@/lib/images/ratio";
import { MAX_STRAIGHTEN_DEGREES, type Size, splitRotation } from "@/lib/images/rotation";
import { ShapePicker } from "./shape-picker";
import { shapeChoices } from "./shapes";
import { maxZoom, reshape, straightenTo, stretch, turn, uprightOf, type View, zoomTo } from "./view";

type Props = { size: Size; view: View; onChange: (view: View) => void; onDone: () => void };

export function CropControls({ size, view, onChange, onDone }: Props) {
  const { straighten } = splitRotation(view.rotation);
  return (
    <div className="px-4 pt-3 md:px-0">
      <ShapePicker
        choices={shapeChoices(uprightOf(size, view.rotation))}
        chosen={view.shape}
        onChoose={(shape) => onChange(reshape(view, size, shape))}
      />
      <div className="pt-1">
        {view.shape === "free" ? (
          <Slider
            id="crop-shape"
            label="Width to height"
            icon={<Proportions size={20} aria-hidden />}
            range={[MIN_RATIO, MAX_RATIO, 0.01]}
            value={view.ratio}
            words={`${view.ratio.toFixed(2)}:1`}
            onChange={(ratio) => onChange(stretch(view, size, ratio))}
          />
        ) : null}
        <Slider
          id="zoom"
          label="Zoom"
          icon={<ZoomIn size={20} aria-hidden />}
          range={[1, maxZoom(view, size), 0.01]}
          value={view.zoom}
          words={`${Math.round(view.zoom * 100)} %`}
          onChange={(zoom) => onChange(zoomTo(view, size, zoom))}
        />
        <Slider
          id="straighten"
          label="Straighten"
          icon={<Ruler size={20} aria-hidden />}
          range={[-MAX_STRAIGHTEN_DEGREES, MAX_STRAIGHTEN_DEGREES, 0.1]}
          value={straighten}
          words={`${straighten.toFixed(1)}°`}
          onChange={(degrees) => onChange(straightenTo(view, size, degrees))}
        />
      </div>
      <div className="flex items-center gap-2 pt-1">
        <Button variant="quiet" className="-ml-2 px-2" onClick={() => onChange(turn(view, size))}>
          <RotateCw size={18} aria-hidden />
          Turn
        </Button>
        {straighten === 0 ? null : (
          <Button variant="quiet" className="px-2" onClick={() => onChange(straightenTo(view, size, 0))}>
            Level
          </Button>
        )}
        <Button className="ml-auto" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

type SliderProps = {
  id: string;
  label: string;
  icon: ReactNode;
  range: [min: number, max: number, step: number];
  value: number;
  words: string;
  onChange: (value: number) => void;
};

function Slider({ id, label, icon, range: [min, max, step], value, words, onChange }: SliderProps) {
  return (
    <div className="flex min-h-11 items-center gap-3">
      <label htmlFor={id} className="text-soft">
        {icon}
        <span className="sr-only">{label}</span>
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={max <= min}
        aria-valuetext={words}
        title={label}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-11 min-w-0 flex-1 accent-accent"
      />
      <span aria-hidden className="w-14 text-right text-sm text-soft tabular-nums">
        {words}
      </span>
    </div>
  );
}
