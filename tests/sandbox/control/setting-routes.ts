import { z } from "zod";
import type { ControlRoutes } from "./control-route";
import { withoutUndefined } from "./without-undefined";

const milliseconds = z.number().min(0);

/** Some of the switches, as JSON. */
export const switchesSchema = z.strictObject({
  businessRoleNeeds: z.enum(["business_management", "ads_read", "both"]).optional(),
  developmentMode: z.boolean().optional(),
  exchangeOrder: z.enum(["redirect-first", "code-first"]).optional(),
  newestVersion: z.int().min(1).optional(),
  fieldsOnPost: z.enum(["error", "comments-only"]).optional(),
  privateImageHosts: z.enum(["refuse", "accept"]).optional(),
  redirects: z.enum(["refuse", "follow"]).optional(),
  refetchAtPublish: z.boolean().optional(),
  countCharacters: z.enum(["utf16", "codepoints"]).optional(),
  carouselMax: z.union([z.literal(10), z.literal(20)]).optional(),
  commentLimit: z.union([z.literal(300), z.literal(2200)]).optional(),
  republish: z.enum(["second-media", "error", "same-id"]).optional(),
  accepts3x4: z.boolean().optional(),
  lenientFormats: z.boolean().optional(),
  quotaTotal: z.int().min(0).optional(),
  containersPerDay: z.int().min(0).optional(),
  requireProof: z.boolean().optional(),
  wrongAppTokenCode: z.union([z.literal(100), z.literal(190)]).optional(),
  strictRobots: z.boolean().optional(),
  fiveHashtags: z.boolean().optional(),
  dataAccessStopsPublishing: z.boolean().optional(),
  listingLagMs: milliseconds.optional(),
  quotaLagMs: milliseconds.optional(),
  statusLagMs: milliseconds.optional(),
  locale: z.enum(["en", "de"]).optional(),
  fetchTimeoutMs: z.int().min(1).optional(),
  enforceUsage: z.boolean().optional(),
  appCallsPerHourPerUser: z.int().min(1).optional(),
  instagramCallsPerDay: z.int().min(1).optional(),
});

const latencies = z.strictObject({
  createMs: milliseconds.optional(),
  processingMs: milliseconds.optional(),
  publishMs: milliseconds.optional(),
  readMs: milliseconds.optional(),
});

const clock = z.strictObject({ advanceMs: z.number() });

/** Clock, switches, latencies, reset. */
export const SETTING_ROUTES: ControlRoutes = {
  "POST reset": (world) => {
    world.reset();
    return { ok: true };
  },
  "GET clock": (world) => ({ now: new Date(world.now()).toISOString() }),
  "POST clock": (world, { body }) => {
    world.advanceClock(clock.parse(body).advanceMs);
    return { now: new Date(world.now()).toISOString() };
  },
  "GET switches": (world) => world.switches,
  "POST switches": (world, { body }) => {
    world.changeSwitches(withoutUndefined(switchesSchema.parse(body)));
    return world.switches;
  },
  "GET latencies": (world) => world.latencies,
  "POST latencies": (world, { body }) => {
    world.changeLatencies(withoutUndefined(latencies.parse(body)));
    return world.latencies;
  },
};
