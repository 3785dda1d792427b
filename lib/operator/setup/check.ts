/**
 * What came of one check. What is wrong is one sentence that names the setting; `fix` says what to do. None says a secret.
 * `isUnproven`: nothing speaks against it, and nothing has shown that it is right.
 */
export type Finding =
  | { isGood: true; sentence: string; isUnproven?: true }
  | { isGood: false; sentence: string; fix: string };

/** One thing that must be right, and how it is looked at. */
export type Check = {
  name: string;
  /** What is tried, for whoever reads the answer. */
  tried: string;
  find: (now: () => Date) => Promise<Finding>;
};

export function good(sentence: string): Finding {
  return { isGood: true, sentence };
}

export function unproven(sentence: string): Finding {
  return { isGood: true, sentence, isUnproven: true };
}

export function bad(sentence: string, fix: string): Finding {
  return { isGood: false, sentence, fix };
}
