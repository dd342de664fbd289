import { actorName, behindActor } from "#lib/actor-name.ts";
import { formatDate, kindIn } from "#lib/format.ts";
import type { BlamedEvent, FindingWaiver } from "#lib/store/views.ts";
import { blameBeginnings } from "../../finding-text.ts";
import type { ReportFinding } from "../../report.ts";
import { code, ink, note, type Span, small, smallBold } from "./ink.ts";
import { cut } from "./typeset.ts";

/* Cells are bounded, so that no row is taller than a page; what is cut is counted. */
const mostLetters = 300;
const mostFields = 4;

/** The name of a resource, and where it is; its ARN; who accepted that it fails. */
export function resourceWords({ resource, waiver }: ReportFinding): Span[][] {
  const { name, kind, region, arn } = resource;
  return [
    [smallBold(cut(name, 200))],
    [note(kindIn({ kind, region }), { size: 7.5 })],
    [code(cut(arn, mostLetters), { size: 6.25 })],
    ...(waiver ? [acceptedSpans(waiver)] : []),
  ];
}

/** Who accepted it, why and until when. */
function acceptedSpans({ until, owner, reason, ticket }: FindingWaiver): Span[] {
  return [
    smallBold(`Accepted until ${until}`),
    small(
      ` by ${cut(owner, 120)}: ${cut(reason, mostLetters)}${ticket === null ? "" : ` (ticket ${cut(ticket, 120)})`}`,
    ),
  ];
}

/** What was seen and what was wanted, field by field. */
export function evidenceWords({ evidence, isEarlier }: ReportFinding): Span[][] {
  const fields = evidence.slice(0, mostFields).flatMap(({ path, observed, expected }) => [
    [code(`${cut(path, 120)}: `), code(cut(observedWords(observed), mostLetters), { colour: ink.ink })],
    [note("Wanted: ", { size: 7.5 }), small(cut(expected, mostLetters))],
  ]);
  const more = evidence.length - mostFields;
  return [
    ...(fields.length === 0 ? [[small("The check gave no single field.")]] : fields),
    ...(more > 0 ? [[note(`and ${more} more, in the other formats`)]] : []),
    ...(isEarlier ? [[note("as an earlier scan left it")]] : []),
  ];
}

function observedWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "not set";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return value.length === 0 ? "empty list" : value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Who made it so, by CloudTrail; or that nobody is known. */
export function blameWords(event: BlamedEvent | undefined): Span[][] {
  if (!event) return [[note("Not known: no event that was read says so.")]];
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  return [
    [
      small(`${blameBeginnings[event.certainty]} `),
      smallBold(cut(name, 120)),
      small(`${via ? ` through ${cut(via, 80)}` : ""}${behind ? `, ${cut(behind, 80)},` : ""} with `),
      code(cut(event.name, 80)),
      small(` on ${formatDate(event.at)}${event.mfa === false ? ", without MFA" : ""}.`),
    ],
    ...(event.gaps.length > 0 ? [[note("It may have been changed since: not all of CloudTrail was read.")]] : []),
  ];
}
