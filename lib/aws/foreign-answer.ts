import { MalformedAnswer } from "./failure.ts";

/** What an AWS service answers in: JSON 1.1, or XML (EC2, Query and REST-XML). */
export type AnswerFormat = "json" | "xml";

/**
 * An answer that no AWS service gives: a proxy's page, an emulator's text, nothing at all. It says what came, so that a person
 * can tell who answered; the SDK's own error would be about a character at a position.
 */
export class ForeignAnswer extends MalformedAnswer {
  override name = "ForeignAnswer";
  readonly httpStatus: number;
  /**
   * The endpoint says in its own words that it does not have this operation; or it is an emulator in Python that fell over when it
   * was asked: moto's server does so where it has none.
   */
  readonly isUnsupported: boolean;
  /** By which the SDK tells what is worth another attempt. */
  readonly $metadata: { httpStatusCode: number };

  constructor(httpStatus: number, { kind, text }: Seen, server = "") {
    const words = kind === "HTML" ? textOfPage(text) : text;
    const line = firstLine(words);
    super(
      `The answer (HTTP ${httpStatus}) was ${called[kind]} and not in the format of the AWS API${line ? `: “${line}”` : ""}.`,
    );
    this.httpStatus = httpStatus;
    const hasFallenOver = httpStatus === 500 && kind === "HTML" && /^Werkzeug\//.test(server);
    this.isUnsupported =
      [404, 405, 501].includes(httpStatus) || (httpStatus >= 400 && lacks.test(words)) || hasFallenOver;
    this.$metadata = { httpStatusCode: httpStatus };
  }
}

const lacks =
  /not[ _-]?(?:yet[ _-]?)?(?:been[ _-]?)?implemented|(?:unknown|unsupported|invalid|no such) (?:operation|action|target|method|route)|pro feature|(?:operation|action|method) (?:is )?not (?:supported|allowed|found)/i;

interface Seen {
  kind: keyof typeof called;
  text: string;
}

const called = {
  empty: "empty",
  bytes: "no text",
  HTML: "an HTML page",
  JSON: "JSON of another kind",
  XML: "XML of another kind",
  text: "plain text",
} as const;

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Enough to tell what it is, and for its first line. */
const glance = 4_096;

/**
 * Looks at an answer before the SDK reads it.
 * @throws ForeignAnswer for what no AWS service answers; an error of AWS's own name when one stands in it in the other format.
 */
export function assertFromAws(format: AnswerFormat, { statusCode, headers, body }: Answer): void {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const seen = look(bytes, headers["content-encoding"]);
  if (statusCode < 300) {
    if (seen.kind === (format === "json" ? "JSON" : "XML") && isWhole(seen.kind, bytes)) return;
    throw new ForeignAnswer(statusCode, seen, headers.server);
  }
  if (format === "json" && headers["x-amzn-errortype"] && (seen.kind === "empty" || seen.kind === "JSON")) return;
  const named = seen.kind === "JSON" ? errorInJson(bytes) : seen.kind === "XML" ? errorInXml(seen.text) : undefined;
  if (!named) throw new ForeignAnswer(statusCode, seen, headers.server);
  if (seen.kind === (format === "json" ? "JSON" : "XML")) return;
  throw Object.assign(new Error(named.message), { name: named.code, $metadata: { httpStatusCode: statusCode } });
}

function look(bytes: Buffer, encoding: string | undefined): Seen {
  const text = bytes
    .subarray(0, glance)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text === "") return { kind: "empty", text };
  if ((encoding && encoding !== "identity") || text.includes("\0") || (text.match(/\ufffd/g)?.length ?? 0) > 2) {
    return { kind: "bytes", text: "" };
  }
  if (/^(?:<!doctype html|<html|<head|<body|<h1|<title|<pre|<p>)/i.test(text)) return { kind: "HTML", text };
  if (text.startsWith("<")) return { kind: "XML", text };
  return { kind: /^[{[]/.test(text) ? "JSON" : "text", text };
}

/** The ends alone: the SDK reads what lies between, and a second reading would cost as much again. */
function isWhole(kind: "JSON" | "XML", bytes: Buffer): boolean {
  const end = bytes.subarray(-64).toString("utf8").trimEnd();
  if (kind === "XML") return end.endsWith(">");
  return (
    end.endsWith("}") &&
    bytes
      .subarray(0, glance)
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trimStart()
      .startsWith("{")
  );
}

function errorInJson(bytes: Buffer): { code: string; message: string } | undefined {
  try {
    const { __type, code, Code, message, Message } = JSON.parse(bytes.toString("utf8")) as Record<string, unknown>;
    const name = [__type, code, Code].find((one) => typeof one === "string" && one !== "");
    if (name === undefined) return undefined;
    return { code: String(name).replace(/^.*#/, ""), message: String(message ?? Message ?? name) };
  } catch {
    return undefined;
  }
}

function errorInXml(text: string): { code: string; message: string } | undefined {
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1];
  return code === undefined ? undefined : { code, message: /<Message>([^<]+)<\/Message>/.exec(text)?.[1] ?? code };
}

function textOfPage(html: string): string {
  const heading = /<title[^>]*>([^<]+)</i.exec(html)?.[1] ?? /<h1[^>]*>([^<]+)</i.exec(html)?.[1];
  const bare = html.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, " ").replace(/<[^>]*(>|$)/g, "\n");
  return heading?.trim() ? `${heading}\n${bare}` : bare;
}

const longest = 120;

/** The first line that says something, fit to be shown. */
function firstLine(text: string): string {
  const lines = text.split(/[\r\n\u2028\u2029]+/).map((line) =>
    line
      .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  const first = lines.find((line) => line !== "") ?? "";
  return first.length > longest ? `${first.slice(0, longest - 1).toWellFormed()}…` : first;
}
