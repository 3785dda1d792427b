import { SendButton } from "@/components/ui/button";
import { describedBy, Field, inputClass } from "@/components/ui/field";

const SENTENCES = {
  wrong: "That is not this server's OPERATOR_SECRET.",
  "too-many": "That was too many tries. Wait ten minutes, then try again.",
} as const;

export type SecretProblem = keyof typeof SENTENCES;

export function isSecretProblem(word: string): word is SecretProblem {
  return Object.hasOwn(SENTENCES, word);
}

/** Asks for the operator's secret. A plain form: it must work when little else does. */
export function SecretForm({ problem }: { problem: SecretProblem | null }) {
  const error = problem === null ? null : SENTENCES[problem];
  return (
    <form action="/api/setup/open" method="post" className="max-w-sm space-y-5">
      <Field
        id="secret"
        label="Operator secret"
        hint="OPERATOR_SECRET in this server's settings. The page stays open for half an hour."
        error={error}
      >
        <input
          {...describedBy("secret", error)}
          name="secret"
          type="password"
          autoComplete="current-password"
          required
          className={inputClass}
        />
      </Field>
      <SendButton variant="primary">Check the setup</SendButton>
    </form>
  );
}
