import { AppError } from "#lib/errors.ts";
import type { Connection } from "#lib/store/views.ts";
import { commaList } from "./options.ts";

/** Which account, and where: what every command that asks AWS takes. */
export const connectionOptions = {
  demo: { type: "boolean", default: false },
  profile: { type: "string" },
  "role-arn": { type: "string" },
  "external-id": { type: "string" },
  regions: { type: "string" },
} as const;

export function connectionOf(options: {
  demo: boolean;
  profile?: string | undefined;
  "role-arn"?: string | undefined;
  "external-id"?: string | undefined;
}): Connection {
  const { demo, profile, "role-arn": roleArn, "external-id": externalId } = options;
  if (demo && (profile || roleArn)) throw new AppError("usage", "--demo goes without --profile and --role-arn.");
  if (externalId && !roleArn) throw new AppError("usage", "--external-id goes with --role-arn.");
  if (demo) return { type: "demo" };
  if (roleArn) return { type: "role", roleArn, ...(externalId && { externalId }), ...(profile && { profile }) };
  return profile ? { type: "profile", profile } : { type: "default" };
}

/** Without --regions: the region of the environment, or every enabled one. */
export function regionsOf(option: string | undefined, fromEnvironment: string | undefined): string[] | "all" {
  if (option !== undefined) return option === "all" ? "all" : commaList(option);
  return fromEnvironment ? [fromEnvironment] : "all";
}
