import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import type { Fix } from "#lib/checks/fixes.ts";
import { planOf as planOfResource } from "#lib/checks/remedies/plan.ts";
import { exposureOf } from "#lib/inventory/exposure.ts";
import type { ReadResource } from "#lib/readings/reading.ts";
import { planOf as stepsOf } from "#lib/reports/formats/fix-plan/steps.ts";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { findingId } from "#lib/scoring/evaluate.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { findingWith, reportWith, textOf } from "#tests/reports/report-of.ts";
import { type Audit, audit, type Failing } from "./audit.ts";
import { choicesOf } from "./choices.ts";
import { knownAccount } from "./known-accounts.ts";
import { chosenFor } from "./run-fix.ts";
import { runScript } from "./script-run.ts";
import { leaveOldBehind, leftOf, newEndpointName, settledCopy, type Trial } from "./trial.ts";

const idOf = ({ check, reading }: Failing) => findingId(check, reading.identity);

/** The report that a scan would make of it, as far as a plan goes by it. */
function reportOn(failing: readonly Failing[], { inventory }: Audit): Report {
  const findings = failing.map((one) => {
    const { check, reading, context } = one;
    const exposure = exposureOf(reading.identity, reading.resource, inventory);
    return findingWith({
      ...{ id: idOf(one), check: check.id, title: check.failTitle, severity: check.severity, exposure },
      resource: reading.identity,
      remedy: async () => ({ fix: check.fix(reading.resource as never, context), isCalledAsChoice: false }),
    });
  });
  const [account = ""] = failing.map(({ reading }) => reading.identity.account);
  const report = reportWith(findings, { subject: "findings" });
  return { ...report, scan: { ...report.scan, account } };
}

describe("the plan of all that fails in the demo account", () => {
  let account: SimulatedAccount;
  let before: Audit;
  let failing: readonly Failing[];
  let report: Report;
  let script: string;
  let plan: Awaited<ReturnType<typeof stepsOf>>;

  beforeAll(async () => {
    ({ account, before, failing } = await knownAccount("what is live"));
    report = reportOn(failing, before);
    script = await textOf(formatNamed("fix-plan").render(report));
    plan = await stepsOf(report);
  }, 120_000);

  /** What the person who runs it has chosen. */
  async function chosen(): Promise<Record<string, string>> {
    const home = account.regions[0]?.name ?? "";
    const choices = await choicesOf(before, account);
    return Object.fromEntries(
      plan.steps.flatMap(({ variables, resource }) =>
        variables.map(({ name, word, whole }) => {
          const regional = choices.get(resource.region) ?? choices.get(home);
          if (!regional) throw new Error("The account has no region.");
          const reading = { ...resource, account: account.id };
          return [name, chosenFor(word, whole, { ...regional, NEW_ENDPOINT_NAME: newEndpointName(reading) })];
        }),
      ),
    );
  }

  test("is a script that bash takes, with every finding in it once", () => {
    expect(spawnSync("bash", ["-n"], { input: script }).stderr.toString()).toBe("");
    const live = failing.filter(
      ({ reading }) => exposureOf(reading.identity, reading.resource, before.inventory) === "live",
    );
    const planned = [...plan.steps, ...plan.byHand].flatMap(({ findings }) => findings.map(({ id }) => id));
    expect(planned.toSorted()).toEqual(live.map(idOf).toSorted());
    for (const id of planned) expect(script.replace(/\s+#\s+/g, " ").split(`finding ${id}`)).toHaveLength(2);
  });

  test("does nothing in another account, with a choice left open, or unless told to", async () => {
    const simulator = await startSimulator({ account: settledCopy(account), enforceLimits: false });
    try {
      const run = async (theirs: string, environment: Record<string, string>) =>
        runScript(script, { endpoint: simulator.url, account: theirs, environment });
      const other = await run("999999999999", await chosen());
      expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining("are of account 999999999999") });
      const asked = plan.steps.find(({ section, variables }) => section === "change" && variables.length > 0);
      const { name = "" } = asked?.variables[0] ?? {};
      expect(name).not.toBe("");
      const { [name]: _, ...open } = await chosen();
      const unchosen = await run(account.id, open);
      expect(unchosen).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`Choose a value for ${name}`),
      });
      const injected = await run(account.id, { ...open, [name]: 'x","y":"' });
      expect(injected).toMatchObject({ code: 1, stderr: expect.stringContaining("a quote") });
      const declined = await run(account.id, { ...(await chosen()), CONFIRM: "" }).then((one) => one.stderr);
      expect(declined).toContain("left out, since REPLACE does not say yes");
      expect(declined).toContain("left out, since TAKE_AWAY does not say yes");
      for (const { calls } of [other, unchosen, injected])
        expect(calls.filter(([service]) => service !== "sts")).toEqual([]);
    } finally {
      await simulator.close();
    }
  }, 600_000);

  test("carried out in bash, leaves none of the findings that its commands are for", async () => {
    const copy = settledCopy(account);
    const simulator = await startSimulator({ account: copy, enforceLimits: false });
    try {
      const environment = { ...(await chosen()), TAKE_AWAY: "yes", INTERRUPT: "yes", REPLACE: "yes" };
      const { code, stderr, calls } = await runScript(withLater(), {
        endpoint: simulator.url,
        account: account.id,
        environment,
      });
      expect(calls.filter(([word = ""]) => word.startsWith("refused"))).toEqual([]);
      expect([
        code,
        stderr
          .split("\n")
          .filter((line) => !/^Step \d+ (of|asks)|^This changes/.test(line))
          .join(""),
      ]).toEqual([0, ""]);
      const after = await audit(copy, simulator.url);
      expect(trialsOf().flatMap((trial) => leftOf(trial, before, after))).toEqual([]);
    } finally {
      await simulator.close();
    }
  }, 1_200_000);

  /** The reader was ready for what is left for later, where that belongs to the fix. */
  function withLater(): string {
    let isLater = false;
    const kinds = new Map(plan.steps.map(({ number, resource }) => [`# Step ${number}`, resource.kind]));
    return script
      .split("\n")
      .map((line) => {
        if (kinds.has(line)) isLater = leaveOldBehind.has(kinds.get(line) ?? "");
        return isLater ? line.replace(/^ {2}# aws /, "  aws ") : line;
      })
      .join("\n");
  }

  function trialsOf(): Trial[] {
    const ids = new Set(plan.steps.flatMap(({ findings }) => findings.map(({ id }) => id)));
    // What moves into a VPC needs more endpoints there than before: that is for the next plan.
    const own = failing.filter((one) => ids.has(idOf(one)) && one.check.kind !== "vpc");
    return [...Map.groupBy(own, ({ reading }) => reading)].map(([reading, members]): Trial => {
      const fixes = members.map(({ check, context }) => check.fix(reading.resource as never, context));
      const fix = planOfResource(fixes) ?? (fixes[0] as Fix);
      return { reading: reading as ReadResource<unknown>, checks: members.map(({ check }) => check), fix };
    });
  }

  test("refers to nothing that it makes later", () => {
    const made = new Map<string, number>();
    const known = new Set(before.readings.map(({ identity }) => identity.name));
    for (const { number, lines } of plan.steps) {
      for (const line of lines.filter((one) => !one.startsWith("#"))) {
        const [, name] = /^aws \S+ create-\S+ .*?--[\w-]*name=(\S+)/.exec(line) ?? [];
        if (name !== undefined && !known.has(name) && !made.has(name)) made.set(name, number);
      }
    }
    expect(made.size).toBeGreaterThan(3);
    const early = plan.steps.flatMap(({ number, lines }) =>
      lines.flatMap((line) =>
        line.split(/[\s='"]+/).flatMap((word) => ((made.get(word) ?? 0) > number ? [`${number}: ${word}`] : [])),
      ),
    );
    expect(early).toEqual([]);
    for (const { lines } of plan.steps) {
      const files = new Set<string>();
      for (const line of lines) {
        const [, read] = /file:\/\/([^\s']+)/.exec(line) ?? [];
        const isAsked = lines.some((one) => one.startsWith("# ") && !one.startsWith("# aws "));
        if (read !== undefined) expect([line, files.has(read) || isAsked]).toEqual([line, true]);
        for (const [, written = ""] of line.matchAll(/ > ([^\s|]+)/g)) files.add(written);
      }
    }
  });
});
