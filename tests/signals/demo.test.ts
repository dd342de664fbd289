import { expect, test } from "vitest";
import { parseRecord } from "#lib/activity/event.ts";
import { signals, signalsIn } from "#lib/signals/index.ts";
import { Fold } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { habitRows, pastAt } from "./patterns/remembered.ts";

const now = new Date("2026-11-20T12:00:00Z");
const dayMs = 86_400_000;
const demo = demoAccount({ now });
const all = demo.regions
  .flatMap(({ name, events }) =>
    events.flatMap((record) => parseRecord(JSON.parse(JSON.stringify(record)), name) ?? []),
  )
  .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
const daysAgo = (at: string) =>
  Math.round(
    (Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`) - Date.parse(`${at.slice(0, 10)}T00:00:00Z`)) / dayMs,
  );

const shortly = (actor: string) => actor.replace(/^AWSReservedSSO_\w+\/|@.*$/g, "");

/** Each story of the demo account's 90 days that several events tell, and how many are evidence of it. */
const stories: Record<string, readonly string[]> = {
  "capture-sent-elsewhere": ["9 growth-notebook-admin/SageMaker: 2"],
  "credentials-in-two-networks": ["9 growth-notebook-admin/SageMaker: 17"],
  "deletions-in-a-burst": ["25 jenkins-legacy/i-0c4f2b91d7e83a650: 30"],
  "lifecycle-script-changed-then-run": ["21 oskar-intern: 2"],
  "refusals-in-a-burst": ["18 oskar-intern: 7"],
  // The company never leaves the regions that it is in: tests/signals/patterns has a story of its own.
  "region-never-used": [],
  "role-first-handed-to-a-job": ["26 oskar-intern: 2"],
  "sensitive-call-from-a-new-place": ["9 growth-notebook-admin/SageMaker: 1"],
  "sign-in-links-in-a-burst": ["35 priya.nair: 14"],
};

test("over the demo account's 90 days each pattern sees its story, and nothing else", () => {
  const rows = habitRows(all);
  const followed = demo.regions.map(({ name: region }) => ({ region, since: all[0]?.at ?? "" }));
  const days = [...new Set(all.map(({ at }) => at.slice(0, 10)))];
  const seen = days.flatMap((day) => {
    const from = `${day}T00:00:00.000Z`;
    const fold = new Fold(patterns, { limits: {}, past: pastAt(rows, from, followed), from });
    const begin = new Date(Date.parse(from) - dayMs).toISOString();
    for (const { record, ...event } of all) {
      if (event.at >= begin && event.at.slice(0, 10) <= day)
        fold.add({ ...event, request: (record.requestParameters ?? {}) as object as Record<string, unknown> });
    }
    return fold.occurrences();
  });
  const told = Object.fromEntries(
    patterns.map(({ id }) => [
      id,
      seen
        .filter(({ signal }) => signal === id)
        .map(({ at, actor, count }) => `${daysAgo(at)} ${shortly(actor)}: ${count}`),
    ]),
  );
  expect(told).toEqual(stories);
});

/** Whose events of the demo account's 90 days a signal sees something in. */
const seenOf: Record<string, readonly string[]> = {
  "attack-tool": ["growth-notebook-admin/SageMaker"],
  "change-refused": [
    ...["fraud-engineer/kwame.boateng", "growth-notebook-admin/SageMaker", "hana.kim", "okta-analyst/noor.haddad"],
    "oskar-intern",
  ],
  "change-without-mfa": ["oskar-intern"],
  "imdsv1-credentials-used": ["growth-notebook-admin/SageMaker"],
  // One is set aside by mistake and rescued, one is disabled, one is replaced.
  "key-taken-out": ["github-actions-infra/GitHubActions", "platform-admin/grace.okafor", "tomas.rivera"],
  // Six policies: of a key, a repository, a bucket, a group of models and two endpoints.
  "opened-to-outsiders": ["platform-admin/grace.okafor", "priya.nair", "tomas.rivera", "yuki.tanaka"],
  "outdated-tls": [],
  "remote-session-opened": ["priya.nair"],
  // Of whom SAML and Lambda let in, the record says no more than of whoever has no second factor; what Okta's analyst tries is refused.
  "role-change-without-mfa": ["credit-risk-git-rotation/credit-risk-git-rotation"],
  "root-used": ["Root"],
  "trail-silenced": ["tomas.rivera"],
};

test("over the demo account's 90 days each signal sees its stories, and nothing else", () => {
  const told = signals.map(({ id }) => {
    const own = all.filter((event) => signalsIn(event).some((signal) => signal.id === id));
    return [id, [...new Set(own.map(({ actor }) => shortly(actor)))].sort()];
  });
  expect(Object.fromEntries(told)).toEqual(seenOf);
});
