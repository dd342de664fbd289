import type { DescribeSecretResponse } from "@aws-sdk/client-secrets-manager";
import { secrets } from "#lib/simulator/shelves/secrets-manager.ts";
import { seededRandom } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

interface SecretSpec extends Pick<DescribeSecretResponse, "Description" | "KmsKeyId" | "RotationLambdaARN"> {
  /** With the six characters that its ARN has. */
  name: string;
  created: Date;
  /** When its value was set last; when it was made, unless it is said. */
  changedDaysAgo?: number;
  /** Rotated every so many days. */
  every?: number;
  policy?: string;
}

/** A secret, and nothing of its value. Source: Secrets Manager API reference, DescribeSecret. */
export function secret(site: Site, { name, created, changedDaysAgo, every, policy, ...more }: SecretSpec): void {
  const Name = name.slice(0, -7);
  const changed = changedDaysAgo === undefined ? created : at(site, changedDaysAgo, "03:30:00");
  secrets.put(site.content, {
    ARN: arnOf(site, "secretsmanager", `secret:${name}`),
    Name,
    ...more,
    ...(every !== undefined && {
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: every },
      LastRotatedDate: changed,
    }),
    LastChangedDate: changed,
    LastAccessedDate: at(site, 2, "00:00:00"),
    VersionIdsToStages: { [seededRandom(`secret ${name}`).uuid()]: ["AWSCURRENT"] },
    CreatedDate: created,
    ...(policy !== undefined && { policy }),
  });
}
