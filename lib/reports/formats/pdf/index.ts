import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { documentOf } from "./document.ts";

/** A document to read, print and hand over: tagged for screen readers, the same bytes whenever it is made of the same report. */
export const pdf = defineFormat({
  name: "pdf",
  label: "PDF",
  purpose: "a document to print and send to a client",
  mediaType: "application/pdf",
  extension: "pdf",
  subjects: ["scan", "findings"],
  options: z.strictObject({}),
  render: documentOf,
});
