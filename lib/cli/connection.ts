import type { AwsSession } from "#lib/aws/session.ts";
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

/**
 * The regions to read, and what that means for another time. Every enabled one, or a list: whoever names one region in their
 * environment has resources in others all the same.
 */
export async function regionsFor(
  session: AwsSession,
  option: string | undefined,
  { named, log }: { named: string | undefined; log(message: string): void },
): Promise<{ regions: string[]; meant: string[] | "all" }> {
  const these = async (wanted: readonly string[]) => {
    const regions = await session.regions(wanted);
    return { regions, meant: regions };
  };
  if (option !== undefined && option !== "all") return these(commaList(option));
  try {
    return { regions: await session.regions("all"), meant: "all" };
  } catch (error) {
    if (option === "all" || !named || !(error instanceof AppError)) throw error;
    log(`${error.message} Only ${named} is read, which the environment names.`);
    return these([named]);
  }
}
