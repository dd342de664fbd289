import { z } from "zod";
import { hashed } from "#lib/sha256.ts";
import { defineFormat, type Piece } from "../../format.ts";
import type { Report } from "../../report.ts";
import { type ZipEntry, zipOf } from "../../zip.ts";
import { html } from "../html/index.ts";
import { json } from "../json.ts";
import { coverageFile, scanFile } from "./head-files.ts";
import { eventLines, findingLines, resourceLines } from "./lists.ts";
import { bundleFiles } from "./names.ts";
import { readmeOf } from "./readme.ts";

/** A scan with all that its verdicts rest on, in one file that says when it was changed: lib/bundles reads it back. */
export const bundle = defineFormat({
  name: "bundle",
  label: "Evidence bundle",
  purpose: "report, evidence and hashes in one zip, for auditors",
  readers: "people",
  mediaType: "application/zip",
  extension: "zip",
  subjects: ["scan"],
  isOfOneAccount: true,
  options: z.strictObject({}),
  render: ([report]) => {
    if (!report) throw new Error("A bundle is of one scan.");
    return zipOf(entriesOf(report), report.scan.finishedAt);
  },
});

/** Each is written as it is read; the manifest comes when all are. */
async function* entriesOf(report: Report): AsyncGenerator<ZipEntry> {
  const { signer } = report;
  const manifest: string[] = [];
  const listed = (name: string, pieces: AsyncIterable<Piece> | Iterable<Piece>): ZipEntry => ({
    name,
    // Two blanks, as sha256sum writes and reads it.
    pieces: hashed(pieces, (hash) => manifest.push(`${hash}  ${name}\n`)),
  });
  const cited = new Set<string>();
  yield listed(bundleFiles.readme, [readmeOf(report)]);
  yield listed(bundleFiles.scan, [await scanFile(report)]);
  yield listed(bundleFiles.coverage, [await coverageFile(report)]);
  yield listed(bundleFiles.html, html.render(report, { values: report.values }));
  yield listed(bundleFiles.json, json.render(report, { values: report.values }));
  yield listed(bundleFiles.findings, findingLines(report, cited));
  yield listed(bundleFiles.resources, resourceLines(report));
  yield listed(bundleFiles.events, eventLines(report, cited));
  if (signer) yield listed(bundleFiles.signer, [signer.publicKey]);
  const text = manifest.join("");
  yield { name: bundleFiles.manifest, pieces: [text] };
  if (signer) yield { name: bundleFiles.signature, pieces: [signer.sign(new TextEncoder().encode(text))] };
}
