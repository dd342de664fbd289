import { z } from "zod";
import { fetchedCode } from "#lib/analysis/scripts/fetched-code.ts";
import { waysIn } from "#lib/analysis/scripts/ways-in.ts";
import { skippedVerification, weakenedDefences } from "#lib/analysis/scripts/weakened.ts";

/** What checks of notebook and of Studio lifecycle scripts look for alike, and what to do in its place. */

export const fetched = {
  options: z.strictObject({
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
  }),
  expected: "no code that is fetched and run without a commit, hash or signature, and none that is encoded",
  instead:
    "Put code that scripts need into an image, an S3 bucket of your own or a package index, or pin it to a commit or a hash that is checked before it runs.",
};

export const ways = {
  find: waysIn,
  expected: "no keys, users, tunnels, remote shells or grants for others",
  instead:
    "Find out who wrote this and who used it, and end the sessions of the role; then take it out. People reach notebooks by presigned URLs, which IAM allows and CloudTrail records.",
};

export const defences = {
  find: weakenedDefences,
  expected: "no agent, firewall, history or log that is turned off or deleted",
  instead: "Leave what watches and shields the machine on: where an agent is in the way, change its settings.",
};

export const verification = {
  find: skippedVerification,
  expected: "certificates and signatures are checked, and indexes are asked over HTTPS",
  instead:
    "Give the machine the certificate of your own authority, by --cacert, CURL_CA_BUNDLE, REQUESTS_CA_BUNDLE or pip's cert, in place of leaving checks out.",
};

export const findFetched = (trusted: readonly string[]) => (script: string) => fetchedCode(script, trusted);
