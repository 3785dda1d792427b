import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { CatalogAdapter } from "./catalog-adapter";

type Start = { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };

let loaded: Promise<void> | null = null;

/** Runs `use` with Prisma's schema engine (its WebAssembly build: nothing is downloaded) connected to a database. */
export async function withEngine<T>(connectionString: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= load();
  await loaded;
  const adapter = new CatalogAdapter(connectionString);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
}

/** The package is made for bundlers that can import `.wasm` files; Node 20 cannot, so its two halves are joined here. */
async function load(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = await readFile(path.join(path.dirname(glue), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": bindings });
  // Where the engine leaves its last words before it panics; without it nothing but "unreachable" would be seen.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) } });
  (bindings as unknown as Start).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
