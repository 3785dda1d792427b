export { contentTypeOf, isPublicKey, type KeyKind, newKey } from "./keys";
export { getStorage, type Storage } from "./storage";
export { StorageError } from "./storage-error";
