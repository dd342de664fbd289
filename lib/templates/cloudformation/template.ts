import { accountsIn, regionsIn } from "../places.ts";
import { childOf, entriesOf, itemsOf, type SourceNode, textOf } from "../source/node.ts";
import { refused } from "../source/refused.ts";
import { World } from "../world.ts";
import { withoutLoops } from "./loops.ts";
import { typeOf } from "./own-names.ts";
import type { Given } from "./parameters.ts";
import { resolve } from "./resolve.ts";
import type { Scope, TemplateEntry } from "./scope.ts";

/** A template, ready to be asked for what its resources would be. */
export interface Template {
  scope: Scope;
  resources: ReadonlyMap<string, TemplateEntry>;
  byType: ReadonlyMap<string, readonly TemplateEntry[]>;
  /** A macro that is not AWS's may add what it likes. */
  isRewritten: boolean;
  lines: readonly string[];
  /** Sentences about what is not judged. */
  notes: string[];
}

const most = 400_000;

/** @throws AppError `usage` when the document is no template. */
export function templateIn(root: SourceNode | undefined, text: string, file: string, given: Given): Template {
  const resources = childOf(root, "Resources");
  if (root?.type !== "map" || resources?.type !== "map") {
    throw refused(
      file,
      "it is neither a CloudFormation template, which has Resources, nor a Terraform plan",
      "Name a template, or what terraform show -json writes.",
    );
  }
  const notes: string[] = [];
  const byId = new Map<string, TemplateEntry>();
  const scope: Scope = {
    file,
    parameters: childOf(root, "Parameters"),
    conditions: childOf(root, "Conditions"),
    mappings: childOf(root, "Mappings"),
    resources: byId,
    given,
    regions: regionsIn(text),
    accounts: accountsIn(text),
    loop: new Map(),
    asking: [],
    named: new Set(),
    budget: { left: most },
  };
  const missed = (what: string) =>
    notes.push(`The loop ${what} runs over what only a deployment knows: what it makes is not judged.`);
  for (const entry of withoutLoops(resources.entries, scope, new World(new Map()), resolve, missed)) {
    byId.set(entry.key, entry);
  }
  return {
    scope,
    resources: byId,
    byType: Map.groupBy(byId.values(), ({ value }) => typeOf(value)),
    isRewritten: macrosIn(root).some((name) => !ofAws.has(name)),
    notes,
    lines: text.split(/\r?\n/),
  };
}

/** Those of AWS add nothing to resources that are not theirs. */
const ofAws = new Set([
  "AWS::Serverless-2016-10-31",
  "AWS::LanguageExtensions",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::CodeDeployBlueGreen",
]);

function macrosIn(root: SourceNode): string[] {
  const node = childOf(root, "Transform");
  const all = node?.type === "list" ? itemsOf(node) : node ? [node] : [];
  const own = entriesOf(root).some(({ key }) => key === "Fn::Transform") ? ["Fn::Transform"] : [];
  return [...own, ...all.map((one) => textOf(one) ?? textOf(childOf(one, "Name")) ?? "")];
}
