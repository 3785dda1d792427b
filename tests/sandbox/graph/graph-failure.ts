/** One error answer of the Graph API (5.1). */
export type FailureBody = {
  status: number;
  code: number;
  message: string;
  subcode?: number;
  type?: "OAuthException" | "GraphMethodException" | "IGApiException";
  isTransient?: boolean;
  title?: string;
  userMessage?: string;
  /** The word that Meta puts into `WWW-Authenticate` with token errors. */
  challenge?: "invalid_token" | "invalid_code";
};

/** Thrown by an endpoint to answer with an error of Meta's. */
export class GraphFailure extends Error {
  readonly body: FailureBody;

  constructor(body: FailureBody) {
    super(body.message);
    this.name = "GraphFailure";
    this.body = body;
  }
}
