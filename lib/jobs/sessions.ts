import { AwsSession } from "#lib/aws/session.ts";
import { readConfig } from "#lib/config.ts";
import type { Connection } from "#lib/store/views.ts";
import { demoEndpoint } from "./demo.ts";

/**
 * The AWS session behind an account's connection. The demo is an ordinary session whose endpoint happens to be on
 * loopback: nothing after this line knows the difference.
 */
export async function sessionFor(connection: Connection): Promise<AwsSession> {
  const { homeRegion } = readConfig();
  if (connection.type === "demo") {
    const endpoint = await demoEndpoint();
    const source = { type: "static", accessKeyId: "AKIADEMOACCOUNT00000", secretAccessKey: "demo" } as const;
    return new AwsSession(source, { homeRegion: "us-east-1", endpoint });
  }
  return new AwsSession(connection, { homeRegion });
}
