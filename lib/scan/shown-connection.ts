import type { Connection, ShownConnection } from "#lib/store/views.ts";

/** A connection as it is shown. */
export function shownConnection(connection: Connection): ShownConnection {
  if (connection.type !== "role") return connection;
  const { externalId: _, ...shown } = connection;
  return shown;
}
