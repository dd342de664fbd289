import { beforeAll, describe, expect, test } from "vitest";
import { permissionFor } from "#lib/aws/services.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { defaultOptions, optionsOf } from "#lib/checks/options.ts";
import { sourcesOf } from "#lib/derivations/index.ts";
import { derivedAction, familyOf, isDerived } from "#lib/inventory/derived.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind, PartOf } from "#lib/inventory/kinds.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { readingsAt } from "#lib/store/resources.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { denials, kindsBehind } from "./denials.ts";
import { canDoWithout, partsByAction } from "./part-behind.ts";
import { account, findings, scan, simulator, store } from "./scanned-demo.ts";

/*
 * The law of lost sight: of an account that was read whole, one permission is taken away. What needed it is neither pass nor
 * fail any more, what did not is as it was.
 */

const byId: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));
let seq = 1;
let whole: Map<string, FindingRow>;
let parts: ReadonlyMap<string, string>;

beforeAll(async () => {
  whole = await findings();
  parts = await partsByAction(readingsAt(store.db, { account: account.id, seq: 1, settled: false }));
});

/** Notes which kinds a check asked about, and which parts of them. */
class WatchedInventory extends Inventory {
  readonly asked = new Map<string, Set<string>>();

  #note(kind: string, parts: readonly string[] = []): void {
    this.asked.set(kind, new Set([...(this.asked.get(kind) ?? []), ...parts]));
  }

  override get<K extends Kind, Part extends PartOf<K> = never>(
    kind: K,
    reference: string,
    region: string,
    ...parts: Part[]
  ) {
    this.#note(kind, parts);
    return super.get<K, Part>(kind, reference, region, ...parts);
  }

  override all<K extends Kind>(kind: K, region?: string) {
    this.#note(kind);
    return super.all(kind, region);
  }

  override blindSpot(kind: Kind, region: string) {
    this.#note(kind);
    return super.blindSpot(kind, region);
  }
}

/** Checks that ask who uses a resource, and that pass without knowing all of them: what they judge is shut to everyone, sees everyone, or is the account's, which others use. */
const sureWithoutUsers = new Set([
  // One trail that is seen to keep them is enough.
  "iam-account/changes-are-recorded",
  "iam-account/root-has-mfa",
  "iam-account/root-has-no-access-keys",
  "iam-account/root-mfa-is-hardware",
  "security-group/not-open",
  "servicecatalog-portfolio/off-where-unused",
  "vpc/has-flow-logs",
  "vpc-endpoint/not-open-to-the-world",
  "vpc-endpoint/policy-is-restricted",
]);

/** True when a finding passes although its check asked about a kind that is out of sight. A new inventory remembers nothing. */
function passesBlindly(
  finding: FindingRow,
  behind: ReadonlyMap<string, string>,
  lost: ReadonlySet<string>,
  readings: Reading[],
  ledger: Coverage[],
): boolean {
  const check = byId.get(finding.check);
  const reading = readings.find(({ identity }) => identity.arn === finding.resource.arn);
  if (!check || reading?.status !== "read" || sureWithoutUsers.has(check.id)) return false;
  const inventory = new WatchedInventory(readings, ledger);
  const { identity, resource, secrets } = reading;
  check.evaluate(resource as never, {
    identity,
    inventory,
    now: new Date().toISOString(),
    secrets,
    options: optionsOf(check, defaultOptions),
  });
  // What gives one part is missed by those alone who asked for it.
  return [...inventory.asked].some(([kind, asked]) => {
    const part = parts.get(`${kind} ${behind.get(kind)}`);
    return lost.has(kind) && (part === undefined || asked.has(part));
  });
}

/** True when the action gives a part of the resource that the check does not judge. */
function isSpared(id: string, action: string): boolean {
  const check = byId.get(id);
  return check !== undefined && canDoWithout(parts, check, action);
}

describe.each(denials.map((denied) => ({ denied })))("with $denied denied in a later scan", ({ denied }) => {
  test("what needed it is neither pass nor fail, and no other verdict is lost", async () => {
    simulator.setFaults(denied.map((action) => ({ action: permissionFor(action), kind: "denied" })));
    const view = await scan();
    simulator.setFaults([]);
    seq++;
    const ledger = await getCoverage(store.db, view.id);
    const lost = new Set(ledger.filter(({ status }) => status === "denied").map(({ kind }) => kind));
    // Of what is derived a line is about one family.
    const isLost = ({ kind, arn }: FindingRow["resource"]) =>
      ledger.some(
        (line) =>
          line.status === "denied" &&
          line.kind === kind &&
          (!isDerived(kind) || line.action === derivedAction(familyOf({ arn }))),
      );
    const after = await findings();
    const readings: Reading[] = [];
    for await (const batch of readingsAt(store.db, { account: account.id, seq, settled: false }))
      readings.push(...batch);
    const isMet = ({ action, status }: Coverage) => denied.includes(action) && status !== "denied";
    expect(lost.size > 0 || ledger.some(isMet)).toBe(true);
    const behind = new Map(denied.flatMap((action) => kindsBehind(action).map((kind) => [kind, action] as const)));

    const wronged: string[] = [];
    for (const [id, before] of whole) {
      const { check, resource, exposure } = before;
      const now = after.get(id);
      const say = (why: string) => wronged.push(`${why}: ${check} ${resource.name}: ${before.status} → ${now?.status}`);
      if (!now) say("gone");
      else if (isLost(resource) && exposure === "live" && !isSpared(check, behind.get(resource.kind) ?? "")) {
        if (now.status === "pass" || now.status === "fail") say("judged unread");
      } else if (exposure === "record") {
        // A finished job, or what nothing used when it was last seen: as it was, or not known any more.
        if (now.status !== before.status && now.status !== "unknown") say("changed");
      } else {
        const kinds = [...(byId.get(check)?.needs ?? []), ...sourcesOf(resource.kind)];
        const needed = kinds.some((kind) => lost.has(kind));
        if (!needed && now.status !== before.status) say("changed");
        else if (now.status !== before.status && now.status !== "unknown") say("changed");
        else if (needed && now.status === "pass" && passesBlindly(now, behind, lost, readings, ledger))
          say("passed blindly");
      }
    }
    expect(wronged).toEqual([]);
    // What is only presumed to be in use may count as a failure anew; nothing may count as put right.
    expect(view.summary?.changes).toMatchObject({ fixed: 0, gone: 0 });
  }, 60_000);
});

test("with everything allowed again, every verdict is what it was", async () => {
  await scan();
  const statuses = (all: Map<string, FindingRow>) => [...all].map(([id, { status }]) => `${id} ${status}`).sort();
  expect(statuses(await findings())).toEqual(statuses(whole));
}, 60_000);
