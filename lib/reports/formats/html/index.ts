import { z } from "zod";
import { defineFormat } from "../../format.ts";
import { changesPage } from "./changes.ts";
import { frameworkPage } from "./framework.ts";
import { pageOf } from "./page.ts";

/** One file that an auditor can read, search, print and keep: no script but its own, nothing fetched, every foreign word escaped. */
export const html = defineFormat({
  name: "html",
  label: "HTML",
  purpose: "one page to read, search, print and hand over",
  readers: "people",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  subjects: ["scan", "findings", "changes", "framework"],
  tellsUnscanned: ["scan", "findings", "changes", "framework"],
  options: z.strictObject({ passing: z.enum(["listed", "counted"]).default("listed") }),
  render(reports, options) {
    switch (reports[0]?.subject) {
      case "changes":
        return changesPage(reports, options);
      case "framework":
        return frameworkPage(reports, options);
      default:
        return pageOf(reports, options);
    }
  },
});
