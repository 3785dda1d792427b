/** What became of one try to send a message. `words` are for the person, without secrets and without the server's own text. */
export type SendResult =
  | { kind: "sent" }
  /** Worth another try. */
  | { kind: "later"; words: string }
  /** Worth another try, and a word to the person now: the other side does not accept our keys. */
  | { kind: "refused"; words: string }
  /** No further try can help. */
  | { kind: "never"; words: string }
  /** The device will never be told anything again. */
  | { kind: "gone"; words: string };
