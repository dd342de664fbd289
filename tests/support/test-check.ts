import { describe, expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { everyCollector, factsOf, type Kind, type PartOf, type ResourceOf } from "#lib/inventory/kinds.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Identity, Reading, SecretSighting } from "#lib/readings/reading.ts";

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
  resource: DeepPartial<ResourceOf<K, PartOf<K>>>,
  overrides: Partial<Identity> = {},
): Reading {
  const base = { identity: identity(kind, name, overrides), action: "test:Describe", readAt: now };
  return { ...base, status: "read", resource, secrets: [] };
}

export function unread(kind: Kind, name: string, overrides: Partial<Identity> = {}): Reading {
  const failure = { class: "denied", action: "test:Describe", code: "AccessDeniedException", message: "no" } as const;
  return { identity: identity(kind, name, overrides), action: "test:Describe", readAt: now, status: "unread", failure };
}

/** An inventory of these readings in which every kind of the catalogue was fully read in these regions, but for the blind ones. */
export function inventoryOf(
  readings: Reading[],
  blind: Kind[] = [],
  regions: readonly string[] = [region],
): TestInventory {
  return new TestInventory(readings, blind, regions);
}

/** Knows what it was made of, so that a law can make it again with less. */
export class TestInventory extends Inventory {
  readonly readings: readonly Reading[];
  readonly blind: readonly Kind[];
  readonly regions: readonly string[];

  constructor(readings: readonly Reading[], blind: readonly Kind[], regions: readonly string[]) {
    // What a test looks up was asked for: it is there, or it is not.
    super(readings, coverageOf(readings, blind, regions), () => true);
    this.readings = readings;
    this.blind = blind;
    this.regions = regions;
  }
}

/** Answers only about the kinds a check declares, and notes which it was asked about. */
class WatchedInventory extends TestInventory {
  readonly asked = new Set<string>();
  readonly #declared: ReadonlySet<string>;

  constructor(
    { readings, blind, regions }: Pick<TestInventory, "readings" | "blind" | "regions">,
    check: Pick<Check, "kind" | "needs">,
  ) {
    super(readings, blind, regions);
    this.#declared = new Set([check.kind, ...check.needs]);
  }

  override get<K extends Kind, Part extends PartOf<K> = never>(
    kind: K,
    reference: string,
    region: string,
    ...parts: Part[]
  ) {
    this.#ask(kind);
    return super.get<K, Part>(kind, reference, region, ...parts);
  }

  override all<K extends Kind>(kind: K, region?: string) {
    this.#ask(kind);
    return super.all(kind, region);
  }

  override blindSpot(kind: Kind, region: string) {
    this.#ask(kind);
    return super.blindSpot(kind, region);
  }

  override usersOf(reference: string) {
    return super.usersOf(reference).filter(({ kind }) => this.#declared.has(kind));
  }

  #ask(kind: string): void {
    if (!this.#declared.has(kind)) throw new Error(`The check looks up ${kind} and does not declare it in needs.`);
    this.asked.add(kind);
  }
}

function coverageOf(readings: readonly Reading[], blind: readonly Kind[], regions: readonly string[]): Coverage[] {
  const kinds = new Set([...everyCollector(), ...readings.map((one) => one.identity)].map(({ kind }) => kind));
  const units = [...kinds].flatMap((kind) =>
    (factsOf(kind)?.scope === "global" ? ["global"] : regions).map((at) => ({ kind, region: at })),
  );
  return units.map(({ kind, region }): Coverage => {
    const line = { region, kind, action: "test:Describe", calls: 1, failures: 0 };
    return blind.includes(kind as Kind)
      ? { ...line, status: "denied", unlisted: true, failures: 1 }
      : { ...line, status: "complete", unlisted: false };
  });
}

export interface Case<K extends Kind, Part extends PartOf<K> = PartOf<K>> {
  resource: DeepPartial<ResourceOf<K, Part>>;
  inventory?: TestInventory;
  secrets?: SecretSighting[];
  identity?: Partial<Identity>;
  sure?: Sure;
  /** What somebody set of the check's options; by default what is left out. */
  options?: Readonly<Record<string, unknown>>;
}

type Cases<K extends Kind, Part extends PartOf<K>> = Record<string, Case<K, Part>>;

/** Kinds that a check asks about and can do without, in one case or in all of them, and why. */
export interface Sure {
  without: readonly Kind[];
  because: string;
}

/** The table test of one check. Every check shows at least one resource that passes and one that fails. */
export function testCheck<K extends Kind, Part extends PartOf<K> = PartOf<K>>(
  check: Check<K, Part>,
  cases: {
    pass: Cases<K, Part>;
    fail: Cases<K, Part>;
    notApplicable?: Cases<K, Part>;
    unknown?: Cases<K, Part>;
    sure?: Sure;
  },
): void {
  describe(check.id, () => {
    const isSure = (kind: Kind, one: Case<K, Part>) =>
      [cases.sure, one.sure].some((sure) => sure?.without.includes(kind));
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
          const resource = deepFreeze(structuredClone(one.resource)) as ResourceOf<K, Part>;
          const inventory = one.inventory ?? inventoryOf([]);
          const context = contextOf(check, one, new WatchedInventory(inventory, check));
          const verdict = check.evaluate(resource, context);
          expect(verdict).toMatchObject({ status });
          expect(check.evaluate(resource, context)).toEqual(verdict);
          // A fix may look at more than the verdict rests on.
          if (status === "fail")
            expectUsableFix(check.fix(resource, contextOf(check, one, inventory)), context.identity);
        });

        for (const kind of check.needs.filter((needed) => needed !== check.kind)) {
          test(`${name}: without sight of ${kind} it is not better than it may be`, () => {
            for (const inventory of withoutSight(one.inventory ?? inventoryOf([]), kind)) {
              const watched = new WatchedInventory(inventory, check);
              const blindly = check.evaluate(one.resource as ResourceOf<K, Part>, contextOf(check, one, watched));
              // What fails in full sight must not look fine, and what passes must not pass on the word of what was not seen.
              if (status === "fail") expect(["fail", "unknown"], JSON.stringify(blindly)).toContain(blindly.status);
              else if (status !== "unknown" && watched.asked.has(kind) && !isSure(kind, one)) {
                expect(blindly.status, JSON.stringify(blindly)).not.toBe(status);
              }
            }
          });
        }
      }
    }
  });
}

function contextOf<K extends Kind, Part extends PartOf<K>>(
  check: Check<K, Part>,
  one: Case<K, Part>,
  inventory: Inventory,
) {
  const subject = identity(check.kind, "subject-name", one.identity);
  return {
    identity: subject,
    inventory,
    now,
    secrets: one.secrets ?? [],
    options: { ...optionsOf(check, defaultOptions), ...one.options },
  };
}

/** The same account when a kind could not be listed, and when it was listed but none of it could be described. */
function* withoutSight({ readings, blind, regions }: TestInventory, kind: Kind): Generator<TestInventory> {
  const others = readings.filter((one) => one.identity.kind !== kind);
  yield new TestInventory(others, [...blind, kind], regions);
  const undescribed = readings.filter((one) => one.identity.kind === kind);
  if (undescribed.length === 0) return;
  const listed = undescribed.map(({ identity: { name, ...rest } }) => unread(kind, name, rest));
  yield new TestInventory([...others, ...listed], blind, regions);
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
