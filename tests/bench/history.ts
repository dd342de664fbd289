/*
 * Guardrails over stored calls, on the embedded database: `node tests/bench/history.ts [calls]`. Every call is one that the guardrails name,
 * which of a real history few are; no two are alike.
 */

import { parseRecord } from "#lib/activity/event.ts";
import { parsePolicy } from "#lib/analysis/iam/policy.ts";
import { readingFor } from "#lib/history/reading.ts";
import { trial } from "#lib/history/tried.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { eventsNamed } from "#lib/store/events-named.ts";
import { count, report, seconds } from "./figures.ts";
import { account, numbers, trailRecord } from "./trail-records.ts";

const wanted = Number(process.argv[2] ?? 100_000);
const slowestMs = 5_000;

const store = await openStore({ memory: true });
await saveAccount(store.db, {
  id: account,
  label: "Bench",
  partition: "aws",
  connection: { type: "demo" },
  regions: "all",
});
const next = numbers(11);
for (let at = 0; at < wanted; at += 1_000) {
  const events = Array.from({ length: 1_000 }, (_, index) => {
    const event = parseRecord(trailRecord(at + index, next), "us-east-1");
    if (!event) throw new Error("A record is no event.");
    return { event, resources: [] };
  });
  await insertEvents(store.db, account, events);
}

/** A guardrail of one action, and one that is asked about every call. */
const guardrails = {
  "jobs without network isolation": [
    "sagemaker:CreateTrainingJob",
    { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } },
  ],
  "all calls without MFA": ["sagemaker:*", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }],
} as const;
const figures = [];
for (const [what, [Action, Condition]] of Object.entries(guardrails)) {
  const Statement = { Effect: "Deny", Action, Resource: "*", Condition };
  const policies = [{ type: "scp" as const, statements: parsePolicy(JSON.stringify({ Statement })) ?? [] }];
  const startedAt = performance.now();
  const tried = trial(policies, { account, isManagement: false });
  for await (const event of eventsNamed(store.db, account, { from: "2026-01-01", ...readingFor(policies) }))
    tried.add(event);
  const taken = performance.now() - startedAt;
  const { calls, failed, denied } = tried.outcome();
  if (denied === 0) throw new Error("Nothing was denied.");
  figures.push({
    what: `A guardrail, ${what}, over ${count(wanted)} stored calls of which it names ${count(calls + failed)}, embedded database`,
    measured: seconds(taken),
    bound: `under ${seconds(slowestMs)}`,
    holds: taken < slowestMs,
  });
}
await store.close();
report(figures);
process.exit(0);
