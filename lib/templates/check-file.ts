import type { Given } from "./cloudformation/parameters.ts";
import { resourcesOf } from "./cloudformation/resources.ts";
import { templateIn } from "./cloudformation/template.ts";
import type { TemplateResource } from "./resource.ts";
import { nodesOfJson } from "./source/json.ts";
import { refused } from "./source/refused.ts";
import { nodesOfYaml } from "./source/yaml.ts";
import type { SourceOf } from "./terraform/change.ts";
import { planIn } from "./terraform/plan.ts";

/** A file as it is judged. */
export interface TemplateFile {
  file: string;
  form: "cloudformation" | "terraform";
  resources: TemplateResource[];
  /** How many resources stand in it that no check asks about. */
  others: number;
  notes: string[];
  /** Its lines, for people to see; none of a plan. */
  lines: readonly string[];
}

/** Source: CloudFormation user guide, quotas: 1 MB, and here somewhat more, as indentation is taken out before it is sent. */
const mostCharacters = 1.5 * 2 ** 20;

/**
 * Reads a template or a plan. `sources` gives the line of a Terraform resource in the configuration beside the plan, where it can be found.
 * @throws AppError `usage` with the file, and the line where there is one, for what cannot be judged.
 */
export function readTemplate(text: string, file: string, given: Given, sources?: SourceOf): TemplateFile {
  const whole = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (whole.trim() === "") throw refused(file, "it is empty", "Name a template, or what terraform show -json writes.");
  if (whole.includes("\0"))
    throw refused(file, "it is no text", "Name a template, or what terraform show -json writes.");
  const isJson = /^\s*[{[]/.test(whole);
  const plan = isJson ? planIn(whole, file, sources) : undefined;
  if (plan) return { file, form: "terraform", lines: [], ...plan };
  if (whole.length > mostCharacters) {
    throw refused(file, "it is larger than any template may be", "CloudFormation takes templates of up to 1 MB.");
  }
  const root = isJson ? nodesOfJson(whole, file) : nodesOfYaml(whole, file);
  const template = templateIn(root, whole, file, given);
  const resources = resourcesOf(template);
  return {
    file,
    form: "cloudformation",
    resources,
    others: template.resources.size - resources.length,
    notes: template.notes,
    lines: template.lines,
  };
}
