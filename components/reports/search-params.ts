import { textUpTo } from "../api/list-params.ts";

/** What the screen of reports shows, as it stands in the address. */
export const reportParams = {
  /** The report whose drawer is open. */
  report: textUpTo(100),
  /** What a new report is to be of, while it is asked for; `with` are the parameters of its export. */
  new: textUpTo(40),
  with: textUpTo(8000),
  /** `bundle` while one is opened. */
  open: textUpTo(40),
};

/** Where a report of what a list shows is asked for. */
export function newReportHref(of: string, query: string): string {
  return `/reports?new=${of}${query && `&with=${encodeURIComponent(query)}`}`;
}
