import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws, type Step } from "./commands.ts";
import { changeNotebook } from "./notebook-instance.ts";
import { rotateFirst } from "./secrets.ts";
import { written } from "./written.ts";

/** Some of what is to be done: a sentence, and the steps that do it. */
interface Part {
  say: string;
  steps: readonly Step[];
}

/**
 * Rotate, then take the secret out of wherever it stands in resources that hold no settings of their own: a tag is
 * removed, a notebook's repository gets its credentials from Secrets Manager, a description is emptied. What no call
 * changes is said to need a new resource.
 */
export function takeOutSecrets(resource: object, context: CheckContext): Fix {
  const { identity } = context;
  const paths = context.secrets.filter(({ kind }) => kind !== "unscanned").map(({ path }) => path);
  const parts = [...tagParts(resource, paths, context), ...descriptionParts(paths, context)];
  const hasRepository = identity.kind === "notebook-instance" && paths.some(isRepository);
  const byHand = paths.filter(
    (path) => !isTag(path) && !(hasRepository && isRepository(path)) && !isDescription(path, identity.kind),
  );
  const say = [
    rotateFirst,
    ...parts.map((part) => part.say),
    ...(byHand.length > 0
      ? [
          `Write ${oneLine([...new Set(byHand)].join(", "))} of ${oneLine(identity.name)} anew without it; a name cannot be changed: there a new resource must take its place.`,
        ]
      : []),
  ].join(" ");
  const steps = parts.flatMap((part) => part.steps);
  if (hasRepository) return separateCredentials(resource as ResourceOf<"notebook-instance">, context, say, steps);
  return written({ mutability: byHand.length > 0 ? "replace" : "in-place", summary: say, steps: () => steps });
}

function isTag(path: string): boolean {
  return path.startsWith("Tags[");
}

function isRepository(path: string): boolean {
  return /^(?:DefaultCodeRepository|AdditionalCodeRepositories)\b/.test(path);
}

function isDescription(path: string, kind: string): boolean {
  return path === "Description" && (kind === "iam-role" || kind === "kms-key");
}

function tagParts(resource: object, paths: readonly string[], { identity }: CheckContext): Part[] {
  const { Tags } = resource as { Tags?: unknown };
  const tags: readonly { Key?: unknown }[] = Array.isArray(Tags) ? Tags : [];
  const places = [...new Set(paths.flatMap((path) => /^Tags\[(\d+)\]/.exec(path)?.[1] ?? []))];
  if (places.length === 0) return [];
  const keys = places.flatMap((at) => {
    const key = tags[Number(at)]?.Key;
    // A mark in place of a key is not what AWS calls the tag.
    return typeof key === "string" && !key.includes("«") ? [key] : [];
  });
  const { name, region, arn, kind } = identity;
  const noun = places.length > 1 ? "tags" : "tag";
  const say = `Remove the ${noun} of ${oneLine(name)}: tags are for everyone who may list resources, and in bills.`;
  if (keys.length === 0) return [{ say, steps: [] }];
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  const remove =
    kind === "iam-role"
      ? aws("iam", "untag-role", { "role-name": name, "tag-keys": keys })
      : arn.includes(":sagemaker:")
        ? aws("sagemaker", "delete-tags", { "resource-arn": arn, "tag-keys": keys, region })
        : aws("ec2", "delete-tags", { resources: [id], tags: keys.map((Key) => ({ Key })), region });
  return [{ say, steps: [remove] }];
}

function descriptionParts(paths: readonly string[], { identity }: CheckContext): Part[] {
  const { kind, name, arn, region } = identity;
  if (!paths.some((path) => isDescription(path, kind))) return [];
  const empty =
    kind === "iam-role"
      ? aws("iam", "update-role", { "role-name": name, description: "" })
      : aws("kms", "update-key-description", { "key-id": arn, description: "", region });
  return [{ say: `Empty the description of ${oneLine(name)}, or write it anew.`, steps: [empty] }];
}

/** Source: SageMaker developer guide, "Associate Git repositories with SageMaker notebook instances". */
function separateCredentials(
  notebook: ResourceOf<"notebook-instance">,
  context: CheckContext,
  say: string,
  before: readonly Step[],
): Fix {
  const { DefaultCodeRepository, AdditionalCodeRepositories = [] } = notebook;
  const own = (repository: string) => (repository.includes("«") ? "CODE_REPOSITORY" : repository);
  return changeNotebook(notebook, context, {
    summary: `${say} Make the repository a SageMaker code repository whose secret in Secrets Manager holds {"username": …, "password": …}, give the notebook's role secretsmanager:GetSecretValue on it, and name it instead of the address.`,
    fields: {
      ...(DefaultCodeRepository?.includes("«") && { DefaultCodeRepository: "CODE_REPOSITORY" }),
      ...(AdditionalCodeRepositories.some((one) => one.includes("«")) && {
        AdditionalCodeRepositories: AdditionalCodeRepositories.map(own),
      }),
    },
    before,
  });
}

/** Paths and names come from AWS, and a sentence is one line. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e«»]+/g, " ").slice(0, 300);
}
