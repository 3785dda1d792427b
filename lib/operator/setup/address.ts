import "server-only";
import { getEnv } from "@/lib/env";
import { isPrivateAddress } from "@/lib/storage/reach";
import { fetchAsMeta } from "./as-meta";
import { bad, type Check, good } from "./check";

/** What people and Meta are sent to must be here: the same address, HTTPS, no redirect, no login. */
export const checkAddress: Check = {
  name: "Address",
  tried: "Called APP_URL from here, the way Meta would.",
  async find() {
    const { APP_URL } = getEnv();
    const response = await fetchAsMeta(`${APP_URL}/api/health`);
    if (response === null)
      return bad(
        `Nothing answers at ${APP_URL}, which is what APP_URL says.`,
        "Correct APP_URL, or the name's DNS entry and the proxy in front of Ospost.",
      );
    if (response.status !== 200 || !(await response.text()).includes('"live"'))
      return bad(
        `Something else than Ospost answers at APP_URL, ${APP_URL} (${response.status}).`,
        "Correct APP_URL, or where the proxy leads. Nothing in front may ask for a login or redirect.",
      );
    if (!APP_URL.startsWith("https://"))
      return bad(
        "APP_URL is not HTTPS.",
        "Put a proxy with a certificate in front and set APP_URL to its https:// address: Meta sends people back to HTTPS only.",
      );
    if (isPrivateAddress(APP_URL))
      return bad(
        `APP_URL, ${APP_URL}, can be reached from this network only.`,
        "Set APP_URL to an address that the whole internet reaches: Instagram fetches the pictures from there.",
      );
    return good(`Ospost answers at ${APP_URL}.`);
  },
};

/** Meta's calls carry a signature; one without must be refused by Ospost, not by something in front of it. */
export const checkCallbacks: Check = {
  name: "Callbacks",
  tried: "Sent an unsigned call to /api/meta/deauthorize and /api/meta/data-deletion: Ospost itself must refuse it.",
  async find() {
    const { APP_URL } = getEnv();
    for (const path of ["/api/meta/deauthorize", "/api/meta/data-deletion"]) {
      const body = new URLSearchParams({ signed_request: "not.signed" });
      const response = await fetchAsMeta(APP_URL + path, { method: "POST", body });
      if (response?.status !== 400)
        return bad(
          `${path} below APP_URL does not answer as Ospost does (${response?.status ?? "no answer"}).`,
          `Let POST to ${path} through whatever is in front of Ospost, without a login or a bot shield.`,
        );
    }
    return good(
      `Enter in the Meta app: ${APP_URL}/api/meta/deauthorize to deauthorize, ${APP_URL}/api/meta/data-deletion for data deletion.`,
    );
  },
};
