import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, requestOptions } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Profile = ResourceOf<"user-profile">;

interface Change {
  summary: string;
  /** What differs from the profile's UserSettings as they are. */
  settings: Fields;
  guardrail?: Guardrail;
  /** Whether people lose by it what they use: see `Fix`. */
  takesAway?: true;
  /** Terraform and CloudFormation do not know these settings. */
  onlyByApi?: true;
}

/** A change of what one user has in place of the domain's defaults. */
export function changeUserProfile(profile: Profile, context: CheckContext, change: Change): Fix {
  return combinable("user-profile", (changes) => write(profile, context, changes), change);
}

function write(profile: Profile, { identity }: CheckContext, changes: readonly Change[]): Fix {
  const { DomainId = "", UserProfileName = identity.name } = profile;
  const target = { DomainId, UserProfileName };
  const UserSettings = merged(changes.map(({ settings }) => settings));
  const inTemplates = merged(changes.flatMap(({ settings, onlyByApi }) => (onlyByApi ? [] : [settings])));
  const shown = { ...target, UserSettings: inTemplates };
  return written({
    mutability: "in-place",
    takesAway: changes.some((change) => change.takesAway),
    summary: summaryOf(changes),
    steps: () => [
      aws("sagemaker", "update-user-profile", {
        ...requestOptions({ ...target, UserSettings }),
        region: identity.region,
      }),
    ],
    ...(Object.keys(inTemplates).length > 0 && {
      terraform: terraformOf("user-profile", UserProfileName, attributesOf(shown)),
      cloudformation: cloudFormationOf("user-profile", shown),
    }),
    ...consoleLink(identity),
    guardrail: guardrailsOf(changes),
  });
}
