import type { Container } from "../state/posts";
import type { World } from "../state/world";
import { requireReadableForPublishing } from "./access";
import type { Call } from "./call";
import { missingObject } from "./failures";
import { type NodeShape, project } from "./project";

export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "ERROR" | "EXPIRED" | "PUBLISHED";

/** Where a container stands now (3.2). It follows from its times, so a restart or a moved clock changes nothing. */
export function statusOf(world: World, container: Container): ContainerStatus {
  const now = world.now();
  const isPublished = world
    .mediaOfContainer(container.id)
    .some((id) => (world.media.get(id)?.statusAtMs ?? Infinity) <= now);
  if (isPublished) return "PUBLISHED";
  if (container.expiresAtMs <= now) return "EXPIRED";
  if (container.readyAtMs === null || container.readyAtMs > now) return "IN_PROGRESS";
  return container.errorSubcode === null ? "FINISHED" : "ERROR";
}

/** Meta's sentences for the five statuses; those marked uncertain in 3.2 are worded by us. */
function statusText(status: ContainerStatus, container: Container): string {
  switch (status) {
    case "IN_PROGRESS":
      return "In Progress: Media is still being processed.";
    case "FINISHED":
      return "Finished: Media has been uploaded and it is ready to be published.";
    case "ERROR":
      return `Error: Media upload has failed with error code ${container.errorSubcode}`;
    case "EXPIRED":
      return "Expired: The container was not published within 24 hours.";
    case "PUBLISHED":
      return "Published: Media has been successfully published.";
  }
}

/** No permalink, no timestamp, no media id: only fields of containers (3.2). */
const CONTAINER_SHAPE: NodeShape<Container> = {
  kind: "container",
  defaults: [],
  fields: {
    status_code: (container, { world }) => statusOf(world, container),
    status: (container, { world }) => statusText(statusOf(world, container), container),
    copyright_check_status: () => ({ status: "completed", matches_found: false }),
  },
};

/** `GET {container}` (3.2). */
export function getContainer(container: Container, call: Call): unknown {
  if (call.account === null) throw missingObject(call.method, container.id);
  requireReadableForPublishing(call, call.account, container.id);
  return project(CONTAINER_SHAPE, container, call, call.fields);
}
