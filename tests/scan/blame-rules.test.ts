import { beforeAll, expect, test } from "vitest";
import { settingFor } from "#lib/activity/set-by.ts";
import { subjectOf } from "#lib/activity/subject.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { type Evidence, isNotJudged } from "#lib/checks/verdicts.ts";
import { everyCollector } from "#lib/inventory/kinds.ts";
import { isAbout } from "#lib/scoring/evaluate.ts";
import { type Audit, verdictOf } from "#tests/fixes/audit.ts";
import { knownAccount } from "#tests/fixes/known-accounts.ts";

/*
 * A law over every failing finding of the demo account: where its evidence stands, a collector says which calls set that, or it stands here why
 * nobody is named.
 */

const unreadService = "no events of that service are read";
const useAlone = "what uses it says so: nobody set it on the resource itself";

/** By kind, and how the path begins. */
const nobody: Readonly<Record<string, string>> = {
  "access-analyzer Findings": "what AWS found, about other resources",
  "cloudtrail-trail KeyMetadata": "the key's own, whose findings name who did it",
  "cloudtrail-trail Status.Latest": "what went wrong with a delivery: nobody's call",
  "ecr-image ScanFindings": "what AWS found in an image; nobody set it",
  "greengrass-deployment ": unreadService,
  "guardduty DetectorIds": unreadService,
  "iam-role Notebooks and users with the role": useAlone,
  "iam-role Services": "a role that nobody uses: nobody did it",
  "identity-path iam-role AmazonSageMaker-ExecutionRole-20240611T104512: iam:PassRole":
    "a right out of several policies",
  "identity-path iam-role AmazonSageMaker-ExecutionRole-20240611T104512: user-profile ": useAlone,
  "identity-path iam-user break-glass: CredentialReport": "what is not used is nobody's call",
  "identity-path iam-user svc-airflow: CredentialReport": "what is not used is nobody's call",
  "inspector resourceState": unreadService,
  "iot-certificate ": unreadService,
  "iot-policy ": unreadService,
  "iot-role-alias ": unreadService,
  "log-group KeyMetadata": "the key's own, whose findings name who did it",
  "macie Sessions": unreadService,
  "organization SCPs": "events of the management account, which this one does not see",
  "ram-share ": unreadService,
  "s3-account sagemaker-": "a bucket that is not there, or another account's",
  "s3-bucket AdvancedEventSelectors": "of all trails together: none of them is the one",
  "s3-bucket KeyMetadata": "the key's own, whose findings name who did it",
  "security-hub Hub": unreadService,
  "vpc com.": "an endpoint that is not there, or one whose own findings name who did it",
};

/** What is fine beside one thing and not beside another, so that whoever set either did it. */
const together: Readonly<Record<string, string>> = {
  "domain/shares-no-cell-output DefaultUserSettings.SharingSettings.NotebookOutputOption": "fine with a key",
  "ecr-repository/images-are-scanned ecr-registry ScanningConfiguration": "fine where the repository scans on push",
  "endpoint-config/data-capture-has-kms-key DataCaptureConfig.EnableCapture": "fine with a key",
  "security-hub/is-on HubV2": "not needed beside a hub of the first generation",
};

let at: Audit;
/** `kind path` of what no collector says who sets, and how many places there are in all. */
const untold = new Set<string>();
let places = 0;
const met = new Set<string>();
/** `check path` of what decides a fail though a pass of the same check shows the very same, and how many parts were compared. */
const alsoPassing = new Set<string>();
let compared = 0;

beforeAll(async () => {
  at = (await knownAccount("what is live")).before;
  const passing = new Set<string>();
  const failing: (readonly [string, Evidence])[] = [];
  for (const reading of at.readings) {
    const { kind, arn } = reading.identity;
    for (const check of checks as readonly unknown[] as readonly Check[]) {
      if (check.kind !== kind || !isAbout(check, reading.identity)) continue;
      const verdict = verdictOf(check, reading, at);
      if (verdict.status === "pass") for (const one of verdict.evidence) passing.add(partOf(check, one));
      if (verdict.status !== "fail") continue;
      for (const one of verdict.evidence) {
        if (isNotJudged(one)) continue;
        failing.push([check.id, one]);
        const { arn: about = arn, path = one.path } = subjectOf(one.path, arn) ?? {};
        const setting = settingFor(about, path);
        if (setting !== undefined) places++;
        if (setting === null) untold.add(`${kind} ${one.path}`);
        else if (setting) met.add(kind);
      }
    }
  }
  compared = failing.length;
  for (const [id, one] of failing) {
    if (passing.has(partOf({ id }, one))) alsoPassing.add(`${id} ${one.path.replaceAll(/\[\d+\]/g, "[]")}`);
  }
}, 300_000);

test("what fails is set by calls that a collector names, or it is known why nobody is named", () => {
  const why = (place: string) => Object.keys(nobody).find((start) => place.startsWith(start));
  expect([...untold].filter((place) => why(place) === undefined)).toEqual([]);
  const needed = new Set([...untold].map(why));
  expect(Object.keys(nobody).filter((start) => !needed.has(start))).toEqual([]);
  expect(places).toBeGreaterThan(300);
});

test("what alone would pass is not what fails: nobody is asked who set it", () => {
  expect([...alsoPassing].filter((part) => !(part in together))).toEqual([]);
  expect(Object.keys(together).filter((part) => !alsoPassing.has(part))).toEqual([]);
  expect(compared).toBeGreaterThan(500);
});

function partOf({ id }: Pick<Check, "id">, { path, observed }: Evidence): string {
  return `${id} ${path.replaceAll(/\[\d+\]/g, "[]")} ${JSON.stringify(observed)}`;
}

test("of every kind that has rules and fails in the demo account some do name who set it", () => {
  const expected = [
    "cloudtrail-trail",
    "ecr-repository",
    "iam-account",
    "iam-policy",
    "iam-role",
    "iam-user",
    "kms-key",
  ];
  expect([...met]).toEqual(expect.arrayContaining([...expected, "log-group", "s3-bucket", "security-group"]));
  expect([...met]).toEqual(expect.arrayContaining(["vpc", "vpc-endpoint", "attack-path", "identity-path"]));
});

test("every call that a collector names is a write of CloudTrail's, and none is named twice for a field", () => {
  const settings = everyCollector().flatMap(({ kind, setBy = {} }) =>
    Object.entries(setBy).map(([path, one]) => [`${kind} ${path}`, [...one.calls, ...(one.callsAbout ?? [])]] as const),
  );
  expect(settings.length).toBeGreaterThan(80);
  for (const [place, calls] of settings) {
    expect([place, calls.length > 0 && new Set(calls).size === calls.length]).toEqual([place, true]);
    expect([place, calls.filter((call) => /^(Get|List|Describe|Head)/.test(call) || !/^[A-Z]\w+$/.test(call))]).toEqual(
      [place, []],
    );
  }
});
