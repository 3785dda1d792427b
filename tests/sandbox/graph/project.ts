import type { Call } from "./call";
import { badParameter } from "./failures";
import type { Field } from "./fields";
import type { GraphFailure } from "./graph-failure";
import type { Node } from "./node";

/** What errors call a kind of node; a row of `content_publishing_limit` is none, and has fields all the same. */
const NODE_TYPES = {
  person: "User",
  page: "Page",
  account: "ShadowIGUser",
  container: "ShadowIGMediaBuilder",
  media: "ShadowIGMedia",
  comment: "ShadowIGComment",
  limit: "IGContentPublishingLimit",
} as const satisfies Record<Node["kind"] | "limit", string>;

/** How a node is shown: what each field is made of, and which come without being asked for. */
export type NodeShape<Row> = {
  kind: Node["kind"];
  defaults: readonly string[];
  fields: Readonly<Record<string, (row: Row, call: Call, field: Field) => unknown>>;
};

/**
 * The asked-for fields of a node, the id always among them (0.3). A field whose value is undefined is left out.
 * @throws GraphFailure (#100) for a field that the node does not have: one bad field fails the whole read
 */
export function project<Row extends { id: string }>(
  shape: NodeShape<Row>,
  row: Row,
  call: Call,
  asked: readonly Field[] | null,
): Record<string, unknown> {
  const fields = asked ?? shape.defaults.map((name) => ({ name, args: {}, fields: null }));
  const answer: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.name === "id") continue;
    const read = Object.hasOwn(shape.fields, field.name) ? shape.fields[field.name] : undefined;
    if (read === undefined) throw unknownField(field.name, shape.kind);
    const value = read(row, call, field);
    if (value !== undefined) answer[field.name] = value;
  }
  return { ...answer, id: row.id };
}

/** (#100), as Meta words it (15.1). */
export function unknownField(name: string, kind: keyof typeof NODE_TYPES): GraphFailure {
  return badParameter(`Tried accessing nonexisting field (${name}) on node type (${NODE_TYPES[kind]})`);
}

/** Meta's way of writing a time: no colon in the offset (0.3). */
export function graphTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "+0000");
}
