import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { Coverage } from "#lib/inventory/coverage.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity, Reading, SecretSighting } from "#lib/inventory/reading.ts";

export type DeepPartial<T> = T extends object ? { [F in keyof T]?: DeepPartial<T[F]> | undefined } : T;

export const account = "482915630174";
export const region = "us-east-1";
export const now = "2026-11-22T12:00:00.000Z";

export function identity(kind: Kind, name: string, overrides: Partial<Identity> = {}): Identity {
  return { account, region, kind, name, arn: `arn:aws:sagemaker:${region}:${account}:${kind}/${name}`, ...overrides };
}

/** A reading of another kind, for a check's inventory. */
export function reading<K extends Kind>(
  kind: K,
  name: string,
  resource: DeepPartial<ResourceOf<K>>,
  overrides: Partial<Identity> = {},
): Reading {
  const base = { identity: identity(kind, name, overrides), action: "test:Describe", readAt: now };
  return { ...base, status: "read", resource, secrets: [] };
}

export function unread(kind: Kind, name: string, overrides: Partial<Identity> = {}): Reading {
  const failure = { class: "denied", action: "test:Describe", code: "AccessDeniedException", message: "no" } as const;
  return { identity: identity(kind, name, overrides), action: "test:Describe", readAt: now, status: "unread", failure };
}

/** An inventory of these readings in which every kind of the catalogue was fully read. */
export function inventoryOf(readings: Reading[], blind: Kind[] = []): Inventory {
  const kinds = new Set<string>([...allKinds, ...readings.map((one) => one.identity.kind)]);
  const coverage = [...kinds].map((kind): Coverage => {
    const line = {
      region: kind === "iam-role" ? "global" : region,
      kind,
      action: "test:Describe",
      calls: 1,
      failures: 0,
    };
    return blind.includes(kind as Kind)
      ? { ...line, status: "denied", unlisted: true, failures: 1 }
      : { ...line, status: "complete", unlisted: false };
  });
  return new Inventory(readings, coverage);
}

const allKinds: Kind[] = [
  "domain",
  "endpoint",
  "endpoint-config",
  "iam-role",
  "kms-key",
  "model",
  "nat-gateway",
  "notebook-instance",
  "notebook-lifecycle-config",
  "processing-job",
  "route-table",
  "security-group",
  "subnet",
  "training-job",
  "transform-job",
  "tuning-job",
  "user-profile",
  "vpc",
  "vpc-endpoint",
];

export interface Case<K extends Kind> {
  resource: DeepPartial<ResourceOf<K>>;
  inventory?: Inventory;
  secrets?: SecretSighting[];
  identity?: Partial<Identity>;
}

type Cases<K extends Kind> = Record<string, Case<K>>;

/** The table test of one check. Every check shows at least one resource that passes and one that fails. */
export function testCheck<K extends Kind>(
  check: Check<K>,
  cases: { pass: Cases<K>; fail: Cases<K>; notApplicable?: Cases<K>; unknown?: Cases<K> },
): void {
  describe(check.id, () => {
    const tables = {
      pass: cases.pass,
      fail: cases.fail,
      "not-applicable": cases.notApplicable,
      unknown: cases.unknown,
    };
    test("shows a passing and a failing resource", () => {
      expect(Object.keys(cases.pass).length).toBeGreaterThan(0);
      expect(Object.keys(cases.fail).length).toBeGreaterThan(0);
    });
    for (const [status, table] of Object.entries(tables)) {
      for (const [name, one] of Object.entries(table ?? {})) {
        test(`${status}: ${name}`, () => {
          const resource = deepFreeze(structuredClone(one.resource)) as ResourceOf<K>;
          const context = {
            identity: identity(check.kind, "subject-name", one.identity),
            inventory: one.inventory ?? inventoryOf([]),
            now,
            secrets: one.secrets ?? [],
          };
          const verdict = check.evaluate(resource, context);
          expect(verdict).toMatchObject({ status });
          expect(check.evaluate(resource, context)).toEqual(verdict);
          if (status === "fail") expectUsableFix(check.fix(resource, context), context.identity);
        });
      }
    }
  });
}

function expectUsableFix(fix: Fix, { name }: Identity): void {
  const text = [fix.summary, fix.cli, fix.terraform, fix.cloudformation, fix.consoleUrl].filter(Boolean).join("\n");
  expect(text).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
  expect(fix.summary).toMatch(/^[A-Z`].*\.$/s);
  if (fix.mutability !== "record") expect(text).toContain(name);
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    for (const child of Object.values(value)) deepFreeze(child);
    Object.freeze(value);
  }
  return value;
}
