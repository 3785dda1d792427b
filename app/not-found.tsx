import { Column } from "@/components/shell/column";
import { LinkButton } from "@/components/ui/button";

export default function NotFound() {
  return (
    <Column>
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="mt-2 mb-6 text-soft">The post may have been removed, or the address is not quite right.</p>
      <LinkButton href="/" variant="primary" className="self-start">
        Go to the planner
      </LinkButton>
    </Column>
  );
}
