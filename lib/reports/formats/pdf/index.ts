import { z } from "zod";
import { defineFormat } from "../../format.ts";

/** A document to read, print and hand over: tagged for screen readers, the same bytes whenever it is made of the same report. */
export const pdf = defineFormat({
  name: "pdf",
  label: "PDF",
  purpose: "a document to print and send to a client",
  readers: "people",
  mediaType: "application/pdf",
  extension: "pdf",
  subjects: ["scan", "findings", "changes", "framework"],
  tellsUnscanned: ["scan", "findings", "changes", "framework"],
  options: z.strictObject({}),
  async *render(reports) {
    // Loaded when somebody wants a PDF: whoever does not waits for no fonts and no pdfkit.
    const subject = reports[0]?.subject;
    if (subject === "framework") yield* (await import("./framework.ts")).frameworkDocumentOf(reports);
    else if (subject === "changes") yield* (await import("./changes.ts")).changesDocumentOf(reports);
    else yield* (await import("./document.ts")).documentOf(reports);
  },
});
