import { severities } from "#lib/checks/define.ts";
import { SeverityMark, severityWord } from "../ui/severity.tsx";

/* How filters look that several lists have. */

export const exposures = [
  { value: "live", label: "Live" },
  { value: "record", label: "Records" },
  { value: "any", label: "Both" },
] as const;

export const severityOptions = severities.map((value) => ({
  value,
  label: severityWord[value],
  mark: <SeverityMark severity={value} />,
}));
