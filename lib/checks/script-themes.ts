import { z } from "zod";
import { fetchedCode } from "#lib/analysis/scripts/fetched-code.ts";
import { waysIn } from "#lib/analysis/scripts/ways-in.ts";
import { skippedVerification, weakenedDefences } from "#lib/analysis/scripts/weakened.ts";
import type { Category, Check, ContextOf, OptionsSchema, Severity } from "./define.ts";
import type { Finder } from "./script-verdict.ts";

/** One question that is asked of notebook and of Studio lifecycle scripts alike. */
export interface ScriptTheme<Options extends OptionsSchema = never> {
  /** The check's name within the folder of each kind. */
  name: string;
  /** What a script does, after "Notebook lifecycle config", when it passes and when it fails. */
  good: string;
  bad: string;
  severity: Severity;
  category: Category;
  /** What it leads to, after where scripts run. */
  because: string;
  controls: Check["controls"];
  reference: Check["references"][number];
  options?: Options;
  find(context: ContextOf<Options>): Finder;
  expected: string;
  /** What to do in its place. */
  instead: string;
}

const trusting = z.strictObject({
  trustedSources: z
    .array(z.string().min(4).max(300))
    .max(100)
    .default([
      "awscli.amazonaws.com",
      "amazoncloudwatch-agent.s3.amazonaws.com",
      "s3.amazonaws.com/amazoncloudwatch-agent",
      "s3.amazonaws.com/session-manager-downloads",
      "files.pythonhosted.org",
      "repo.anaconda.com",
    ])
    .describe(
      "hosts whose code may run as it is over HTTPS or SSH, or a host and a path: github.com/your-organization; by default AWS's, and where pip and conda get packages",
    ),
});

export const fetched: ScriptTheme<typeof trusting> = {
  name: "runs-no-fetched-code",
  good: "runs no code that it fetches unchecked or hides",
  bad: "runs code that it fetches unchecked or hides",
  severity: "high",
  category: "hygiene",
  because:
    "whoever holds that address, or the name it had, runs code on every machine that starts, with the role of its user.",
  controls: ["nist-800-53-r5:SI-7", "cis-controls-8.1:2.7", "mitre-attack:T1105", "mitre-attack:T1059.004"],
  reference: "https://attack.mitre.org/techniques/T1105/",
  options: trusting,
  find:
    ({ options }) =>
    (script) =>
      fetchedCode(script, options.trustedSources),
  expected: "no code that is fetched and run without a commit, hash or signature, and none that is encoded",
  instead:
    "Put code that scripts need into an image, an S3 bucket of your own or a package index, or pin it to a commit or a hash that is checked before it runs.",
};

export const ways: ScriptTheme = {
  name: "opens-no-way-in",
  good: "opens no way in from outside",
  bad: "opens a way in from outside",
  severity: "critical",
  category: "network",
  because:
    "a tunnel, a key or a shell that it leaves behind lets somebody work as its role from anywhere, past the VPC and past who may sign in.",
  controls: [
    "nist-800-53-r5:AC-17",
    "soc-2:CC6.6",
    "mitre-attack:T1037",
    "mitre-attack:T1572",
    "mitre-attack:T1098.004",
  ],
  reference: "https://attack.mitre.org/techniques/T1037/",
  find: () => waysIn,
  expected: "no keys, users, tunnels, remote shells or grants for others",
  instead:
    "Find out who wrote this and who used it, and end the sessions of the role; then take it out. People reach notebooks by presigned URLs, which IAM allows and CloudTrail records.",
};

export const defences: ScriptTheme = {
  name: "leaves-defences-on",
  good: "leaves defences and records on",
  bad: "turns defences or records off",
  severity: "high",
  category: "logging",
  because: "with agents stopped, a shield down or records deleted, nobody sees what happens on the machine afterwards.",
  controls: ["nist-800-53-r5:SI-4", "nist-800-53-r5:AU-9", "mitre-attack:T1562.001"],
  reference: "https://attack.mitre.org/techniques/T1562/",
  find: () => weakenedDefences,
  expected: "no agent, firewall, history or log that is turned off or deleted",
  instead: "Leave what watches and shields the machine on: where an agent is in the way, change its settings.",
};

export const verification: ScriptTheme = {
  name: "verifies-downloads",
  good: "verifies where its downloads come from",
  bad: "does not verify where its downloads come from",
  severity: "medium",
  category: "encryption-in-transit",
  because:
    "without a check of certificates or signatures, whoever is on the way can hand it other packages than it asked for.",
  controls: ["nist-800-53-r5:SC-8(1)", "nist-800-53-r5:SI-7", "mitre-attack:T1557"],
  reference: "https://attack.mitre.org/techniques/T1557/",
  find: () => skippedVerification,
  expected: "certificates and signatures are checked, and indexes are asked over HTTPS",
  instead:
    "Give the machine the certificate of your own authority, by --cacert, CURL_CA_BUNDLE, REQUESTS_CA_BUNDLE or pip's cert, in place of leaving checks out.",
};
