import { type Rule, scanningOf } from "#lib/analysis/containers/scanning.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";

/** On push by the repository's own setting; where Inspector scans, by the registry's rules. */
export function scanImages(_: object, { identity, inventory }: CheckContext): Fix {
  const { account, name, region } = identity;
  const registry = inventory.get("ecr-registry", account, region, "ScanningConfiguration");
  const configuration = registry.found ? registry.resource.ScanningConfiguration : null;
  if (scanningOf(name, configuration).type === "ENHANCED") {
    return changeSetting(
      { identity },
      {
        summary: `Have Inspector scan the images of ${name} continuously. The command replaces the registry's rules by those that there were and this repository: for several repositories, name them all in one. Inspector charges for each image.`,
        commands: [
          aws("ecr", "put-registry-scanning-configuration", {
            "scan-type": "ENHANCED",
            rules: withRepository(name, configuration?.rules ?? []),
            region,
          }),
        ],
      },
    );
  }
  return changeSetting(
    { identity },
    {
      summary: `Scan the images of ${name} when they are pushed; those that are there already are scanned with "aws ecr start-image-scan". Inspector's enhanced scanning looks again whenever a vulnerability becomes known.`,
      commands: [
        aws("ecr", "put-image-scanning-configuration", {
          "repository-name": name,
          "image-scanning-configuration": { scanOnPush: true },
          region,
        }),
      ],
      terraform: { image_scanning_configuration: { scan_on_push: true } },
      cloudFormation: { RepositoryName: name, ImageScanningConfiguration: { ScanOnPush: true } },
    },
  );
}

/** A registry has one rule for each frequency at most. Source: ECR API reference, RegistryScanningConfiguration. */
function withRepository(name: string, rules: readonly Rule[]): Rule[] {
  const isContinuous = ({ scanFrequency }: Rule) => scanFrequency === "CONTINUOUS_SCAN";
  const repositoryFilters = [
    ...rules.filter(isContinuous).flatMap((rule) => rule.repositoryFilters ?? []),
    { filter: name, filterType: "WILDCARD" as const },
  ];
  return [...rules.filter((rule) => !isContinuous(rule)), { scanFrequency: "CONTINUOUS_SCAN", repositoryFilters }];
}

export function fixTags(_: object, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return changeSetting(
    { identity },
    {
      summary: `Let no tag of ${name} be moved any more. Pipelines that push the same tag again and again ("latest") fail from then on: give each build a tag of its own, or leave those tags out by a filter.`,
      takesAway: true,
      commands: [
        aws("ecr", "put-image-tag-mutability", {
          "repository-name": name,
          "image-tag-mutability": "IMMUTABLE",
          region,
        }),
      ],
      terraform: { image_tag_mutability: "IMMUTABLE" },
      cloudFormation: { RepositoryName: name, ImageTagMutability: "IMMUTABLE" },
    },
  );
}

/** How a repository is encrypted is settled when it is made, and no command of the CLI carries images over. */
export function encryptAnew(_: object, { identity }: Pick<CheckContext, "identity">): Fix {
  return {
    mutability: "replace",
    summary: `Make a repository with a customer managed KMS key in place of ${identity.name}, whose encryption cannot be changed; push the images there, by the same digests, with the tags, policies and scanning that it has, and let jobs and models name the new one before the old goes. A creation template with the key sees to repositories that come by replication or push.`,
    ...consoleLink(identity),
  };
}

const daysWithoutTag = 90;

/** The rule of a team's first policy: what has lost its tag, and not at once. */
export function expireImages(_: object, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  const lifecyclePolicyText = {
    rules: [
      {
        rulePriority: 1,
        description: "Images without a tag",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: daysWithoutTag,
        },
        action: { type: "expire" },
      },
    ],
  };
  return changeSetting(
    { identity },
    {
      summary: `Let images of ${name} go that have had no tag for long: what something still names by digest must keep a tag, or it goes as well. Try the rule in a preview first ("aws ecr start-lifecycle-policy-preview"), then add one for old versions.`,
      takesAway: true,
      commands: [
        aws("ecr", "put-lifecycle-policy", {
          "repository-name": name,
          "lifecycle-policy-text": lifecyclePolicyText,
          region,
        }),
      ],
      cloudFormation: {
        RepositoryName: name,
        LifecyclePolicy: { LifecyclePolicyText: JSON.stringify(lifecyclePolicyText) },
      },
    },
  );
}
