import { Column } from "@/components/shell/column";
import { NothingHere } from "@/components/shell/nothing-here";

export default function NotFound() {
  return (
    <Column>
      <NothingHere />
    </Column>
  );
}
