import { z } from "zod";
import { accountsIn, regionsIn } from "../places.ts";
import type { TemplateResource } from "../resource.ts";
import { shapeOf } from "../shapes/index.ts";
import { refused } from "../source/refused.ts";
import { type PlannedChange, plannedChange, type SourceOf } from "./change.ts";
import { Configuration } from "./configuration.ts";
import { PlanResource } from "./plan-resource.ts";

interface PlannedModule {
  resources?: unknown;
  child_modules?: unknown;
}

/** What is asked for at once, of all that a plan holds. */
const mostResources = 50_000;

/**
 * The resources of a Terraform plan as `terraform show -json` writes it; undefined when the document is none.
 * Source: Terraform, "JSON output format", format versions 0 and 1.
 * @throws AppError `usage` for a plan of another version, or one that is broken.
 */
export function planIn(
  text: string,
  file: string,
  sources?: SourceOf,
): { resources: TemplateResource[]; others: number; notes: string[] } | undefined {
  const plan = objectIn(text);
  if (!plan || !("format_version" in plan || "resource_changes" in plan || "planned_values" in plan)) return undefined;
  if ("Resources" in plan) return undefined;
  const version = String(plan.format_version ?? "");
  if (!/^[01]\.\d+$/.test(version)) {
    const what =
      version === ""
        ? "it is a plan without a format version"
        : `it is a plan of format version ${JSON.stringify(version.slice(0, 20))}`;
    throw refused(file, `${what}, and versions 0 and 1 are known`, "Write it with terraform show -json PLANFILE.");
  }
  if (!("resource_changes" in plan) && !("planned_values" in plan)) {
    throw refused(file, "it is Terraform's state, not a plan", "Write it with terraform show -json PLANFILE.");
  }
  const changes = changesIn(plan, file);
  const standing = changes.filter(({ mode, change: { actions, after } }) => {
    const isGone = actions.every((action) => action === "delete" || action === "forget") && actions.length > 0;
    return (mode ?? "managed") === "managed" && !isGone && after !== null && after !== undefined;
  });
  if (standing.length > mostResources)
    throw refused(file, "it has more resources than can be judged", "Plan less at once.");
  const configuration = new Configuration(
    plan.configuration,
    standing.map(({ address }) => address),
  );
  const about = {
    file,
    configuration,
    region: configuration.region() ?? regionsIn(text)[0] ?? "us-east-1",
    accounts: accountsIn(text),
    all: new Map(standing.map((one) => [one.address, one])),
    byType: Map.groupBy(standing, ({ type }) => type),
    sources,
  };
  const resources = standing.flatMap((one) => {
    const shape = shapeOf(one.type);
    return shape ? [new PlanResource(one, shape, about)] : [];
  });
  const notes = plan.errored === true ? ["Terraform says that planning failed: the plan is not complete."] : [];
  return { resources, others: standing.length - resources.length, notes };
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function changesIn(plan: Record<string, unknown>, file: string): PlannedChange[] {
  const rows =
    plan.resource_changes ?? plannedRows((plan.planned_values as { root_module?: PlannedModule } | null)?.root_module);
  const read = z.array(plannedChange).safeParse(rows);
  if (read.success) return read.data;
  throw refused(file, "its resources are not as a plan has them", "Write it with terraform show -json PLANFILE.");
}

/** Of a plan that has values and no changes, nothing is known that is not given. */
function plannedRows(module: PlannedModule | undefined, depth = 0): unknown[] {
  if (!module || typeof module !== "object" || depth > 32) return [];
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const own = list(module.resources).map((row) => {
    const { values, sensitive_values, ...one } = { ...(row as Record<string, unknown>) };
    return { ...one, change: { actions: ["create"], after: values, after_sensitive: sensitive_values } };
  });
  return [...own, ...list(module.child_modules).flatMap((child) => plannedRows(child as PlannedModule, depth + 1))];
}
