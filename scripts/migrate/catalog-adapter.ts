import type { EventEmitter } from "node:events";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlResultSet } from "@prisma/driver-adapter-utils";
import { Client, type ClientConfig } from "pg";

/** Postgres' internal one-byte type, which its catalogues use; and text. */
const CHAR_OID = 18;
const TEXT_OID = 25;
/** Cannot be part of a column's name in Postgres. */
const MARK = "\0char";

type RowDescription = { fields: { name: string; dataTypeID: number }[] };

/**
 * `@prisma/adapter-pg` 7.10, able to read Postgres' own catalogues, which the schema engine needs to compare: the
 * adapter refuses columns of type "char", so they come through as text with a mark, which is turned into the type the engine wants.
 * And a migration runs as it is written: whole or not at all, where the adapter would cut it at each semicolon.
 */
export class CatalogAdapter extends PrismaPg {
  #open: SqlDriverAdapter[] = [];

  constructor(connectionString: string) {
    super({ connectionString, Client: MarkingClient }, { onPoolError: () => undefined });
  }

  override async connect() {
    const adapter = adapt(await super.connect());
    this.#open.push(adapter);
    return adapter;
  }

  override async connectToShadowDb() {
    return adapt(await super.connectToShadowDb());
  }

  /** The engine leaves its connections to time out by themselves, which keeps the database from being copied meanwhile. */
  async close(): Promise<void> {
    // One that the engine did close says so by rejecting.
    await Promise.allSettled(this.#open.map((adapter) => adapter.dispose()));
  }
}

class MarkingClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    const { connection } = this as unknown as { connection: EventEmitter };
    connection.on("rowDescription", ({ fields }: RowDescription) => {
      for (const field of fields.filter((each) => each.dataTypeID === CHAR_OID)) {
        field.dataTypeID = TEXT_OID;
        field.name += MARK;
      }
    });
  }
}

function adapt<T extends SqlDriverAdapter>(adapter: T): T {
  adapter.executeScript = async (sql) => {
    // Several statements in one message are one transaction.
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query): Promise<SqlResultSet> => {
    const result = await queryRaw(query);
    const types = result.columnNames.map((name, index) => {
      return name.endsWith(MARK) ? ColumnTypeEnum.Character : (result.columnTypes[index] ?? ColumnTypeEnum.Text);
    });
    return { ...result, columnTypes: types, columnNames: result.columnNames.map((name) => name.replace(MARK, "")) };
  };
  return adapter;
}
