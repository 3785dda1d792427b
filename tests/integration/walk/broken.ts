/** Of nothing that there is. */
export const UNKNOWN_ID = "01939a6e-0000-7000-8000-000000000000";

/** Values that a field never has, by what is wrong with them. */
const VALUES: Record<string, unknown> = {
  null: null,
  true: true,
  zero: 0,
  negative: -1,
  "half a number": 0.5,
  "a number too large for a column": 2 ** 40,
  "a number too large for anything": 1e308,
  empty: "",
  huge: "x".repeat(400_000),
  "a null byte": "\u0000",
  "a null byte inside": "a\u0000b",
  "half a character": "\ud800",
  "an unknown id": UNKNOWN_ID,
  "a path": "../../../etc/passwd",
  SQL: "' OR '1'='1",
  "a prototype's key": "__proto__",
  "another prototype's key": "constructor",
  "an empty list": [],
  "a list": ["a", { b: 1 }],
  "a deep list": JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`),
  "an object": JSON.parse('{"toString":"x","then":"y","length":-1}'),
  "React's undefined": "$undefined",
  "React's date": "$D2020-01-01T00:00:00.000Z",
  "React's large number": "$n99999999999999999999",
  "React's not a number": "$NaN",
};

/** An argument of an action that is broken in one way; `field` is null when all of it is. */
export type Broken = { what: string; field: string | null; body: string };

/** Every way to break a right input: the whole of it, and one field after the other. */
export function breakInput(input: Record<string, unknown>): Broken[] {
  const whole = Object.entries(VALUES).map(([what, value]) => ({
    what: `all of it ${what}`,
    field: null,
    body: JSON.stringify([value]),
  }));
  const text = JSON.stringify(input);
  const odd = [
    { what: "no argument", body: "[]" },
    { what: "nothing in it", body: "[{}]" },
    { what: "itself in a list", body: `[[${text}]]` },
    { what: "itself as a prototype", body: `[{"__proto__":${text}}]` },
    { what: "itself as a constructor's prototype", body: `[{"constructor":{"prototype":${text}}}]` },
  ].map((one) => ({ ...one, field: null }));
  const fields = Object.keys(input).flatMap((field) => [
    { what: `${field} missing`, field, body: JSON.stringify([{ ...input, [field]: undefined }]) },
    ...Object.entries(VALUES)
      .filter(([, value]) => value !== input[field])
      .map(([what, value]) => ({
        what: `${field} ${what}`,
        field,
        body: JSON.stringify([{ ...input, [field]: value }]),
      })),
  ]);
  return [...whole, ...odd, ...fields];
}

/** Bodies that are no arguments at all: Next refuses them before an action is reached. */
export const UNREADABLE = [
  "",
  "{",
  "null",
  "[",
  '["$K1"]',
  '["$F1"]',
  '["$@1"]',
  '["$L1"]',
  "\u0000",
  "x".repeat(10_000),
];
