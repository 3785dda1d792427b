import { NothingHere } from "@/components/shell/nothing-here";

/** Inside the shell, which has the name and the tabs already. */
export default function SignedInNotFound() {
  return (
    <div className="mx-auto max-w-xl px-5 py-16">
      <NothingHere />
    </div>
  );
}
