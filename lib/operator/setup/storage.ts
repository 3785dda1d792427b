import "server-only";
import { getEnv } from "@/lib/env";
import { getStorage, logStorageTrouble, newKey, storageTrouble } from "@/lib/storage";
import { fetchAsMeta, isDisallowed } from "./as-meta";
import { bad, type Check, type Finding, good } from "./check";

/** Eight grey pixels. */
const PICTURE = Buffer.from(
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALAB/9k=",
  "base64",
);

/** Puts a picture, fetches it the way Meta would, and takes it away again. */
export const checkStorage: Check = {
  name: "Pictures",
  tried: "Stored a picture, fetched it from its public address as Meta's crawler does, and took it away again.",
  async find() {
    const key = newKey("renditions", "jpg");
    try {
      await getStorage().put(key, PICTURE, "image/jpeg");
    } catch (error) {
      logStorageTrouble(error);
      const { sentence, fix } = storageTrouble(error);
      return bad(sentence, `${fix} The log says what it answered.`);
    }
    try {
      return await checkPublic(getStorage().publicUrl(key));
    } finally {
      await getStorage().delete([key]);
    }
  },
};

async function checkPublic(url: string): Promise<Finding> {
  const host = new URL(url).origin;
  const response = await fetchAsMeta(url);
  if (response === null)
    return bad(`Nothing answers at ${host}, where ${publicName()} says pictures are read.`, OPEN_IT);
  const { status, headers } = response;
  if (status >= 300 && status < 400)
    return bad(`${host} redirects pictures (${publicName()}).`, "Let it answer directly: Meta follows no redirect.");
  if (status !== 200)
    return bad(
      `${host} answers ${status} for a picture (${publicName()}).`,
      "Pictures must be public: no login, no bot shield in front of them.",
    );
  const type = headers.get("content-type") ?? "nothing";
  if (!type.startsWith("image/jpeg"))
    return bad(
      `${host} sends pictures as ${type}, not as image/jpeg (${publicName()}).`,
      "Look at what is in front of the storage: a page for browsers, or a setting that takes the type away.",
    );
  if (!Buffer.from(await response.arrayBuffer()).equals(PICTURE))
    return bad(
      `${host} sends another picture than was stored (${publicName()}).`,
      "Check that it reads the same store that Ospost writes to, and that nothing compresses pictures on the way.",
    );
  const robots = await fetchAsMeta(`${host}/robots.txt`);
  if (robots?.ok && isDisallowed(await robots.text(), new URL(url).pathname))
    return bad(
      `${host}/robots.txt keeps Meta away from the pictures (${publicName()}).`,
      "Allow them there for facebookexternalhit.",
    );
  return good(`A picture was stored, and read from ${host} as Meta does.`);
}

const OPEN_IT = "Correct the setting, or open the way there from outside.";

function publicName(): string {
  const env = getEnv();
  if (env.BLOB_READ_WRITE_TOKEN) return "BLOB_READ_WRITE_TOKEN: the store must be a public one";
  if (env.BLOB_STORE_ID) return "BLOB_STORE_ID: the store must be a public one";
  return env.S3_BUCKET ? "S3_PUBLIC_URL" : "APP_URL";
}
