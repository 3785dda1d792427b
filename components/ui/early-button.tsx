"use client";

import type { ComponentProps } from "react";
import { Button } from "./button";

type Props = Omit<ComponentProps<typeof Button>, "type" | "onClick"> & {
  onPress: () => void;
  formClassName?: string;
};

/**
 * A button that can be pressed before the page's code has arrived: React keeps the sending of a form until it can be
 * heard, where it lets a click fall.
 */
export function EarlyButton({ onPress, formClassName, ...rest }: Props) {
  // Out of the transition that React makes of it: what is set first, a spinner, must be seen at once.
  return (
    <form action={() => void setTimeout(onPress)} className={formClassName}>
      <Button {...rest} type="submit" />
    </form>
  );
}
