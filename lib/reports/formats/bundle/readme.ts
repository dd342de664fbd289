import { formatDateTime } from "#lib/format.ts";
import type { Report } from "../../report.ts";
import { valuesWords } from "../../values.ts";
import { bundleFiles as file } from "./names.ts";

/** What each file is and how to check them all, for who has nothing but the bundle. */
export function readmeOf({ generator, scan, signer, values = "left-out" }: Report): string {
  return `Security audit of Amazon SageMaker in AWS account ${scan.account}

Scan ${scan.id}, from ${formatDateTime(scan.startedAt)} to ${formatDateTime(scan.finishedAt)}.
Written by ${generator.name} ${generator.version}, whose checks have the same version.

What is in it
${lines([
  [file.html, "The report, for people: open it in a browser."],
  [file.json, "The report, for programs."],
  [file.scan, "What was asked for, how AWS was reached, regions, options of the checks, score and counts."],
  [file.coverage, "Every call of every kind of resource in every region: what was read, what was not, and why."],
  [file.findings, "A line of JSON for each verdict: what was seen and expected, when, and how to put it right."],
  [file.resources, "A line for each resource: its configuration as AWS gave it, the call that did, and when."],
  ["", "Secrets were taken out before anything was kept: «redacted …» stands where one stood."],
  ["", `Values ${valuesWords[values]}.`],
  ["", "What somebody accepted as a risk fails all the same, and says who accepted it and until when."],
  [file.events, "What CloudTrail wrote of the events that findings cite. It is not all that CloudTrail has."],
  [file.manifest, `The SHA-256 of every file above${signer ? ` and of ${file.signer}` : ""}.`],
  ...(signer ? signed : []),
])}
How to check it
  Unpack it and run, in its folder:
    sha256sum -c ${file.manifest}
  It names each file and says OK. A file that is not named there is not part of the bundle.
${signer ? howToCheck : "  It is not signed: the hashes show that no file was damaged, and not who wrote them.\n"}\
  Or run: sagewarden verify BUNDLE.zip${signer ? " --key KEY.pem" : ""}
  To look through it in a dashboard, without access to the account: sagewarden import BUNDLE.zip
`;
}

const signed = [
  [file.signer, "The public key of the installation that wrote this."],
  [file.signature, `Its signature of ${file.manifest}.`],
] as const;

const howToCheck = `\
  Then the signature, with OpenSSL 3:
    openssl pkeyutl -verify -pubin -inkey ${file.signer} -rawin -in ${file.manifest} -sigfile ${file.signature}
  This says that whoever has that key wrote the bundle. Whose key it is, ask the people who sent it: compare the key in
  ${file.signer} with the one that they print with: sagewarden bundle-key
`;

function lines(rows: readonly (readonly [name: string, about: string])[]): string {
  return rows.map(([name, about]) => `  ${name.padEnd(18)}${about}\n`).join("");
}
