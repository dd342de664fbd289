import type { Given, Shaped } from "./shapes/define.ts";
import type { Choices, Terms, World } from "./world.ts";

/** Where something stands: a file, or a resource of a plan, which has no lines of its own. */
export interface Location {
  file: string;
  /** 1-based, both within. */
  line: number;
  endLine: number;
}

/** A resource as it would be in one world. */
export interface Built {
  account: string;
  region: string;
  name: string;
  arn: string;
  also: string[];
  /** What its name, its ARN, its account and its region hang on. */
  nameChoices: Choices;
  /** In the form of AWS's answer. */
  resource: Terms;
  /** The parts of its kind that a template tells; `null` in the resource where there is none. */
  parts: readonly string[];
}

/** What a shape made of a resource, under its names; `nameChoices`: what those hang on. */
export function builtOf(
  { name, id, arn }: Given["names"],
  nameChoices: Choices,
  { resource, parts = [], also = [] }: Shaped,
): Built {
  const [, , , region = "", account = ""] = arn.split(":");
  const more = [...also, id].filter((one) => one !== name && one !== arn);
  return { account, region: region || "global", name, arn, also: more, nameChoices, resource, parts };
}

/** A resource that checks judge, as a template or a plan has it. */
export interface TemplateResource {
  /** Its logical id, or its address. */
  id: string;
  kind: string;
  /** The type that the template gives it: `AWS::SageMaker::Model`, `aws_sagemaker_model`. */
  type: string;
  /** Undefined where a condition leaves it out. @throws Impossible */
  build(world: World): Built | undefined;
  /** Ids of the resources that it names, as far as it was built. */
  named(): ReadonlySet<string>;
  /** Where a setting stands, by its path in AWS's answer; where it does not stand, the resource. */
  locate(path: string): Location | undefined;
  /** Where the resource stands, all of it. */
  block: Location | undefined;
  /** Its lines in the file and the one above, in which comments may stand. */
  comments: readonly string[];
  /** Suppressions in its metadata. */
  ignores: readonly { check: string; reason: string }[];
}
