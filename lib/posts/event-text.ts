/** What each kind of event is called in the timeline a person reads. */
const TITLES: Record<string, string> = {
  scheduled: "Scheduled",
  "saved-draft": "Saved as draft",
  duplicated: "Copied from another post",
  edited: "Edited",
  moved: "Moved to another time",
  "post-now": "You chose Post now",
  "container-created": "Picture handed to Instagram",
  "container-ready": "Instagram has the picture ready",
  "container-expired": "The prepared picture ran out, a new one is made",
  "container-failed": "Instagram could not prepare the picture",
  "assumed-ready": "Instagram does not say whether the picture is ready, going on",
  retry: "Did not work, trying again",
  held: "Waiting for you",
  "app-refused": "Waiting for whoever runs this Ospost",
  "slowed-down": "Waiting, Instagram asked to slow down",
  "publish-sent": "Publishing",
  "publish-unclear": "No clear answer from Instagram, checking",
  "look-failed": "Could not check, looking again",
  "found-published": "Instagram says it is already published",
  "found-live": "Found live on Instagram",
  "found-not-live": "Not live, trying again",
  "may-be-live": "It may be live after all, checking",
  "permalink-failed": "Could not read the address yet",
  published: "Published",
  failed: "Did not go out",
  unconfirmed: "Instagram could not say whether it went out",
  "confirmed-live": "You said it is live",
  "confirmed-not-live": "You said it is not live",
};

/** A title for an event of a post; kinds nobody has named keep their own word. */
export function eventTitle(kind: string): string {
  return TITLES[kind] ?? kind;
}

/** Meta's numbers, for whoever has to ask Meta: "Meta error 9004/2207052, trace A1b2". */
export function eventDetail(event: {
  kind: string;
  code: number | null;
  subcode: number | null;
  fbtraceId: string | null;
  detail: string | null;
}): string | null {
  const numbers = [event.code, event.subcode].filter((number) => number !== null).join("/");
  const trace = event.fbtraceId === null ? "" : `, trace ${event.fbtraceId}`;
  const meta = numbers === "" ? null : `Meta error ${numbers}${trace}`;
  const sentence = event.detail !== null && /\s/.test(event.detail) ? event.detail : null;
  return [sentence, meta].filter((part) => part !== null).join(" ") || null;
}
