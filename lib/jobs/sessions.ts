import { AwsSession } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { storedConnection } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import type { Connection } from "#lib/store/views.ts";
import { demoEndpoint } from "./demo.ts";

/** The session of an account that is kept. @throws AppError `not-found` when it is not, or not any more. */
export async function sessionOf(db: Db, account: string): Promise<AwsSession> {
  const connection = await storedConnection(db, account);
  if (!connection) throw new AppError("not-found", `There is no account ${account}.`);
  return sessionFor(connection);
}

/** Of an account that was read back from a bundle. */
export function notReached(): AppError {
  return new AppError(
    "conflict",
    "This account was imported from an evidence bundle, so nothing of AWS is asked for it.",
    "Scan it where there is access to it, and import the new bundle.",
  );
}

/**
 * The AWS session behind an account's connection. The demo is an ordinary session whose endpoint happens to be on
 * loopback: nothing after this line knows the difference.
 */
export async function sessionFor(connection: Connection): Promise<AwsSession> {
  const { homeRegion } = readConfig();
  if (connection.type === "bundle") throw notReached();
  if (connection.type === "demo") {
    const endpoint = await demoEndpoint();
    const source = { type: "static", accessKeyId: "AKIADEMOACCOUNT00000", secretAccessKey: "demo" } as const;
    return new AwsSession(source, { homeRegion: "us-east-1", endpoint });
  }
  return new AwsSession(connection, { homeRegion });
}
