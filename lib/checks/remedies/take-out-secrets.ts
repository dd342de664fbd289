import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Mutability, shell } from "../fixes.ts";
import { rotateFirst } from "./secrets.ts";

interface Tag {
  Key?: unknown;
}

interface Step {
  mutability: Mutability;
  /** What to do, as a sentence. */
  say: string;
  cli: string[];
}

/**
 * Rotate, then take the secret out of wherever it stands in resources that hold no settings of their own: a tag is
 * removed, a repository gets its credentials from Secrets Manager, a description is written anew. What AWS does not let
 * one change is said to need a new resource.
 */
export function takeOutSecrets(resource: object, context: CheckContext): Fix {
  const { secrets, identity } = context;
  const paths = secrets.filter(({ kind }) => kind !== "unscanned").map(({ path }) => path);
  const steps = [
    ...tagSteps(resource, paths, context),
    ...repositorySteps(resource, paths, context),
    ...descriptionSteps(paths, context),
  ];
  const rest = paths.filter((path) => !/^(?:Tags\[|DefaultCodeRepository|AdditionalCodeRepositories\[)/.test(path));
  const byHand = rest.filter((path) => path !== "Description" || !hasDescription(identity.kind));
  const order: Mutability[] = ["in-place", "stop-update-start", "replace"];
  const worst = Math.max(...steps.map(({ mutability }) => order.indexOf(mutability)), byHand.length > 0 ? 2 : 0);
  const summary = [
    rotateFirst,
    ...new Set(steps.map(({ say }) => say)),
    ...(byHand.length > 0
      ? [
          `Write ${oneLine([...new Set(byHand)].join(", "))} of ${oneLine(identity.name)} anew without it; a name cannot be changed: there a new resource must take its place.`,
        ]
      : []),
  ].join(" ");
  const cli = steps.flatMap((step) => step.cli).join("\n");
  return { mutability: order[worst] ?? "replace", summary, ...(cli && { cli }) };
}

function tagSteps(resource: object, paths: readonly string[], { identity }: CheckContext): Step[] {
  const { Tags } = resource as { Tags?: unknown };
  const tags: readonly Tag[] = Array.isArray(Tags) ? Tags : [];
  const places = paths.flatMap((path) => /^Tags\[(\d+)\]/.exec(path)?.[1] ?? []);
  const keys = [...new Set(places)].flatMap((at) => {
    const key = tags[Number(at)]?.Key;
    // A mark in place of a key is not what AWS calls the tag.
    return typeof key === "string" && !key.includes("«") ? [key] : [];
  });
  if (places.length === 0) return [];
  const { name, region, arn, kind } = identity;
  const say = `Remove the ${places.length > 1 ? "tags" : "tag"} of ${oneLine(name)}: tags are for everyone who may list resources, and in bills.`;
  const cli = keys.map((key) => {
    if (kind === "iam-role") return awsCli("iam", "untag-role", { "role-name": name, "tag-keys": key });
    if (arn.includes(":sagemaker:"))
      return awsCli("sagemaker", "delete-tags", { "resource-arn": arn, "tag-keys": key, region });
    return awsCli("ec2", "delete-tags", { resources: arn.slice(arn.lastIndexOf("/") + 1), tags: `Key=${key}`, region });
  });
  return [{ mutability: "in-place", say, cli }];
}

/** Source: SageMaker developer guide, "Git repositories with notebook instances": the secret is a user name and a password as JSON. */
function repositorySteps(resource: object, paths: readonly string[], { identity }: CheckContext): Step[] {
  if (!paths.some((path) => path.startsWith("DefaultCodeRepository") || path.startsWith("AdditionalCodeRepositories")))
    return [];
  const { name, region } = identity;
  const notebook = resource as {
    DefaultCodeRepository?: string;
    AdditionalCodeRepositories?: string[];
    NotebookInstanceStatus?: string;
  };
  const target = { "notebook-instance-name": name, region };
  const repository = `${name.slice(0, 50)}-repository`;
  const urls = [notebook.DefaultCodeRepository, ...(notebook.AdditionalCodeRepositories ?? [])].flatMap((url, at) =>
    url?.includes("«")
      ? [
          {
            url: url.replace(/\/\/[^/]*@/, "//"),
            option: at === 0 ? "default-code-repository" : "additional-code-repositories",
          },
        ]
      : [],
  );
  const secret = awsCli("secretsmanager", "create-secret", {
    name: `AmazonSageMaker-${repository}`,
    "secret-string": "file://credentials.json",
    region,
    query: "ARN",
    output: "text",
  });
  const wait = (state: string) => awsCli("sagemaker", `wait notebook-instance-${state}`, target);
  const running = notebook.NotebookInstanceStatus === "InService";
  const names = urls.map((_, at) => (at === 0 ? repository : `${repository}-${at + 1}`));
  const options = Object.groupBy(
    urls.map(({ option }, at) => ({ option, name: names[at] ?? repository })),
    ({ option }) => option,
  );
  return [
    {
      mutability: "stop-update-start",
      say: `Keep the credentials of the repository in Secrets Manager, as {"username": …, "password": …} in a file, and let ${oneLine(name)} ask for them by the name of a code repository; its role needs secretsmanager:GetSecretValue on that secret. The notebook is stopped meanwhile.`,
      cli: [
        `SECRET_ARN=$(${secret})`,
        ...urls.map(
          ({ url }, at) =>
            `${awsCli("sagemaker", "create-code-repository", { "code-repository-name": names[at] ?? repository, region })} --git-config RepositoryUrl=${shell(url)},SecretArn="$SECRET_ARN"`,
        ),
        ...(running ? [awsCli("sagemaker", "stop-notebook-instance", target), wait("stopped")] : []),
        [
          awsCli("sagemaker", "update-notebook-instance", target),
          ...Object.entries(options).map(
            ([option, ones = []]) => `--${option} ${ones.map((one) => shell(one.name)).join(" ")}`,
          ),
        ].join(" "),
        ...(running ? [wait("stopped"), awsCli("sagemaker", "start-notebook-instance", target)] : []),
      ],
    },
  ];
}

function hasDescription(kind: string): boolean {
  return kind === "iam-role" || kind === "kms-key";
}

function descriptionSteps(paths: readonly string[], { identity }: CheckContext): Step[] {
  const { kind, name, arn, region } = identity;
  if (!hasDescription(kind) || !paths.includes("Description")) return [];
  const cli =
    kind === "iam-role"
      ? awsCli("iam", "update-role", { "role-name": name, description: "" })
      : awsCli("kms", "update-key-description", { "key-id": arn, description: "", region });
  return [{ mutability: "in-place", say: `Empty the description of ${oneLine(name)}, or write it anew.`, cli: [cli] }];
}

/** Paths and names come from AWS, and a sentence is one line. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e«»]+/g, " ").slice(0, 300);
}
