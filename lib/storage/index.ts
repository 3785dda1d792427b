export { contentTypeOf, isPublicKey, type KeyKind, newKey, smallKeyOf } from "./keys";
export { moveFiles } from "./move-files";
export { getStorage, type Storage } from "./storage";
export { StorageError } from "./storage-error";
export { logStorageTrouble, storageTrouble } from "./trouble";
export type { UploadTarget } from "./upload-target";
export { ORIGINAL_TYPE } from "./upload-target";
