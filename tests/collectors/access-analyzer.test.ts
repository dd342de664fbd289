import { expect, test } from "vitest";
import accessAnalyzer from "#lib/collectors/access-analyzer/access-analyzer.ts";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { analyzers, type SimulatedAnalyzer } from "#lib/simulator/shelves/access-analyzer.ts";
import { collectOne, region } from "./collect-one.ts";

type Finding = SimulatedAnalyzer["findings"][number];

/** What is kept of the first analyzer's findings, where it has these besides. */
async function readWith(more: (like: Finding) => Finding[]) {
  const account: SimulatedAccount = demoAccount({ now: new Date() });
  const place = account.regions.find(({ name }) => name === region);
  const [first] = place ? analyzers.on(place) : [];
  const [like] = first?.findings ?? [];
  if (!first || !like) throw new Error("The demo account has no analyzer with a finding.");
  const own = first.findings.length;
  first.findings.push(...more(like));
  const simulator = await startSimulator({ account, enforceLimits: false });
  const { readings, coverage } = await collectOne(accessAnalyzer, simulator.url, account.id, region);
  await simulator.close();
  const reading = readings.find(({ identity }) => identity.arn === first.arn);
  const resource = (reading?.status === "read" ? reading.resource : {}) as {
    Findings: { findings: object[]; more: boolean };
  };
  return { own, ...resource.Findings, coverage };
}

test("what was archived, other accounts' and what SageMaker has nothing to do with is left out", async () => {
  const { own, findings, more, coverage } = await readWith((like) => [
    { ...like, id: "1", status: "ARCHIVED" },
    { ...like, id: "2", resourceOwnerAccount: "111122223333" },
    { ...like, id: "3", resourceType: "AWS::SQS::Queue" },
  ]);
  expect(findings).toHaveLength(own);
  expect(findings.every((one) => !("analyzedAt" in one))).toBe(true);
  expect(more).toBe(false);
  expect(coverage.map(({ status }) => status)).toEqual(["complete", "complete"]);
});

test("of very many a thousand are read, and both the analyzer and the coverage say that there are more", async () => {
  const { findings, more, coverage } = await readWith((like) =>
    Array.from({ length: 1200 }, (_, index) => ({ ...like, id: `more-${index}` })),
  );
  expect(findings).toHaveLength(1000);
  expect(more).toBe(true);
  expect(coverage).toContainEqual(
    expect.objectContaining({ action: "access-analyzer:ListFindingsV2", status: "partial" }),
  );
});
