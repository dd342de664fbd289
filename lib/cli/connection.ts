import type { AwsSession } from "#lib/aws/session.ts";
import { AppError } from "#lib/errors.ts";
import type { NewConnection, WantedOrganization } from "#lib/jobs/views.ts";
import type { Connection } from "#lib/store/views.ts";
import { commaList, isAccountId } from "./options.ts";

/** Which accounts, and where: what every command that asks AWS takes. */
export const connectionOptions = {
  demo: { type: "boolean", default: false },
  profile: { type: "string", multiple: true },
  "role-arn": { type: "string", multiple: true },
  organization: { type: "boolean", default: false },
  "role-name": { type: "string" },
  include: { type: "string" },
  exclude: { type: "string" },
  "external-id": { type: "string" },
  regions: { type: "string" },
} as const;

interface ConnectionWords {
  demo: boolean;
  profile?: string[] | undefined;
  "role-arn"?: string[] | undefined;
  organization: boolean;
  "role-name"?: string | undefined;
  include?: string | undefined;
  exclude?: string | undefined;
  "external-id"?: string | undefined;
}

/** One account, as it is scanned by itself; or several, of which one that lets nobody in keeps none of the others. */
export type WantedAccounts =
  | { type: "one"; connection: Connection }
  | { type: "several"; connections: NewConnection[] }
  | { type: "members"; organization: WantedOrganization };

/** @throws AppError `usage` for options that do not go together. */
export function accountsWanted(options: ConnectionWords): WantedAccounts {
  const { demo, organization, "external-id": externalId } = options;
  const profiles = [...new Set((options.profile ?? []).flatMap(commaList))];
  // A comma may be part of a role's name.
  const arns = (options["role-arn"] ?? []).flatMap((text) => text.split(/,(?=\s*arn:)/)).map((arn) => arn.trim());
  const roleArns = [...new Set(arns.filter(Boolean))];
  const [profile] = profiles;
  if (demo && (profile || roleArns.length > 0 || organization)) {
    throw new AppError("usage", "--demo goes without --profile, --role-arn and --organization.");
  }
  if (profiles.length > 1 && (roleArns.length > 0 || organization)) {
    throw new AppError("usage", "Roles are assumed with the credentials of one profile.", "Name one with --profile.");
  }
  if (externalId && roleArns.length === 0 && !organization) {
    throw new AppError("usage", "--external-id goes with --role-arn or --organization.");
  }
  if (organization) return { type: "members", organization: organizationOf(options, profile) };
  for (const name of ["role-name", "include", "exclude"] as const) {
    if (options[name] !== undefined) throw new AppError("usage", `--${name} goes with --organization.`);
  }
  if (demo) return { type: "one", connection: { type: "demo" } };
  const connections: NewConnection[] =
    roleArns.length > 0
      ? roleArns.map((roleArn) => ({
          ...{ type: "role", roleArn },
          ...(externalId && { externalId }),
          ...(profile && { profile }),
        }))
      : profiles.map((name) => ({ type: "profile", profile: name }));
  if (connections.length > 1) return { type: "several", connections };
  return { type: "one", connection: connections[0] ?? { type: "default" } };
}

function organizationOf(options: ConnectionWords, profile: string | undefined): WantedOrganization {
  const { "role-arn": roleArns, "role-name": roleName, "external-id": externalId } = options;
  if (roleArns) throw new AppError("usage", "--organization goes with --role-name, and without --role-arn.");
  if (!roleName) {
    throw new AppError(
      "usage",
      "--organization needs the name of the role that is assumed in each account.",
      "Name it: --role-name SagewardenAudit.",
    );
  }
  const include = accountIds("include", options.include);
  const exclude = accountIds("exclude", options.exclude);
  return {
    roleName,
    ...(profile && { profile }),
    ...(externalId && { externalId }),
    ...(include && { include }),
    ...(exclude && { exclude }),
  };
}

function accountIds(name: string, value: string | undefined): string[] | undefined {
  const ids = value === undefined ? undefined : commaList(value);
  const wrong = ids?.find((id) => !isAccountId(id));
  if (wrong !== undefined || ids?.length === 0) {
    throw new AppError(
      "usage",
      `--${name} cannot be "${wrong ?? ""}".`,
      "It is a list of account ids of twelve digits, with commas between them.",
    );
  }
  return ids;
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
