import fc from "fast-check";
import type { ReportLately } from "#lib/reports/lately.ts";
import type { Report, ReportFinding } from "#lib/reports/report.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { findingWith, latelyWith, reportWith, thingWith } from "./report-of.ts";

/** Names that somebody chose for what they do to who reads them. */
const nasty = [
  "</failure><testcase/>",
  "<img src=x onerror=alert(1)>",
  "]]>",
  "&lt;b&gt; &#64; &amp;",
  "<!-- ",
  "[click](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "https://evil.example www.evil.example a@evil.example",
  "@octocat #123 GH-1 org/repo#1 0123456789abcdef0123456789abcdef01234567",
  "| a | b |\n|---|---|",
  "`` ` ```",
  "```\n# heading\n",
  "    indented",
  " padded ",
  "*bold* _it_ ~~no~~ **x** $x$ \\| \\",
  "# one\n- two\n1. three\n> four",
  "a\u202egnp.exe",
  "\u0000\u0001\u2028\ud800\ufffe\uffff",
  "\r\n\t",
  "=1+1",
  ";=1;@x",
];

/** Any string but none, and those. */
export const hostile = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(...nasty),
    fc.array(fc.constantFrom(...nasty, "`", "|", "\n", " ", "\\"), { maxLength: 4 }).map((parts) => parts.join("")),
  )
  .map((text) => text || "-");

const event = (text: string): BlamedEvent => ({
  ...plainEvent,
  ...{ id: text, actor: text, actorArn: text, sourceIdentity: text, behind: text, address: text, userAgent: text },
  ...{ mfa: false, tls: text, certainty: "unknown-since", gaps: [text, text], name: text },
});

/** Of what happened everything that events say. */
export function latelySaying(text: string): ReportLately {
  const own = { actor: text, behind: text, regions: [text], calls: [text, text], touched: [text], touchedInAll: 9 };
  const said = latelyWith({ unread: [text] });
  const things = [
    thingWith({ ...own, id: text, errorCode: text }),
    thingWith({ ...own, id: text, sentence: text, count: 3, errorCode: null }),
  ];
  return {
    ...said,
    signals: said.signals && { ...said.signals, things, total: 7 },
    calls: said.calls && { ...said.calls, actors: [{ actor: text, calls: 3, changes: 2, refused: 1 }] },
  };
}

/** A report in which every place of other people's words holds these, with a finding of every verdict. */
export function saying(text: string, parts: Partial<Report> = {}): Report {
  const resource = { arn: text, kind: "notebook-instance", name: text, region: "us-east-1" };
  const evidence = [
    { path: text, observed: text, expected: text },
    { path: "x", observed: [text, { [text]: text }], expected: "y" },
  ];
  const fix = { mutability: "in-place", summary: text, cli: text, consoleUrl: text, terraform: text } as const;
  const waiver = { id: text, reason: text, owner: text, ticket: text, until: "2027-02-28" };
  const own: Partial<ReportFinding> = { resource, fix: async () => fix, blame: async () => event(text) };
  return reportWith(
    [
      findingWith({ ...own, evidence }),
      findingWith({ ...own, evidence, exposure: "record", waiver }),
      findingWith({ ...own, status: "unknown", reason: text }),
      findingWith({ ...own, status: "pass", evidence }),
      findingWith({ ...own, status: "not-applicable", reason: text }),
    ],
    {
      coverage: [
        {
          region: "us-east-1",
          kind: "domain",
          action: "sagemaker:ListDomains",
          status: "denied",
          error: `Denied: ${text}`,
          permission: "sagemaker:ListDomains",
        },
        { region: "us-east-1", kind: "vpc", action: "ec2:DescribeVpcs", status: "partial", note: text },
      ],
      filters: [{ name: "q", label: "Search", values: [text] }],
      activity: async () => [{ region: "us-east-1", readTo: null, gap: text }],
      lately: async () => latelySaying(text),
      ...parts,
    },
  );
}
