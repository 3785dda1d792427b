import { answerOperatorForm } from "@/lib/auth/operator-form";

/** Opens the setup page to whoever knows OPERATOR_SECRET, for half an hour. */
export function POST(request: Request): Promise<Response> {
  return answerOperatorForm(request);
}
