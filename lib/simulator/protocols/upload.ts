import { createHash } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { WireRequest } from "./protocol.ts";

/** What is put into a bucket: its bytes, and the headers with those that came after them. */
interface Upload {
  bytes: Buffer;
  headers: WireRequest["headers"];
}

/**
 * Takes an upload out of what was sent: whole, or in the pieces of `aws-chunked`, signed or not, with trailers. Signatures are not
 * checked, as nowhere here; hashes and lengths are. Source: S3 API reference, "Signature calculations: transferring payload in multiple
 * chunks" and "Using trailing headers".
 * @throws AwsError
 */
export function uploadOf({ headers, body }: WireRequest): Upload {
  const said = String(headers["x-amz-content-sha256"] ?? "");
  if (said.startsWith("STREAMING-")) return joined({ headers, body });
  if (/^[0-9a-f]{64}$/.test(said) && createHash("sha256").update(body).digest("hex") !== said) {
    throw new AwsError(
      "XAmzContentSHA256Mismatch",
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  return { bytes: body, headers };
}

function joined({ headers, body }: Pick<WireRequest, "headers" | "body">): Upload {
  const pieces: Buffer[] = [];
  let at = 0;
  const line = () => {
    const end = body.indexOf("\r\n", at);
    if (end < 0) throw incomplete();
    const text = body.toString("latin1", at, end);
    at = end + 2;
    return text;
  };
  for (;;) {
    const size = /^([0-9a-f]{1,8})(?:;chunk-signature=[0-9a-f]{64})?$/i.exec(line())?.[1];
    if (size === undefined) throw incomplete();
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(at, at + length));
    at += length;
    if (line() !== "") throw incomplete();
  }
  const trailers: Record<string, string> = {};
  while (at < body.length) {
    const text = line();
    if (text === "") continue;
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(text) ?? [];
    if (name === undefined || value === undefined) throw malformed();
    trailers[name.toLowerCase()] = value;
  }
  const promised = String(headers["x-amz-trailer"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase());
  if (promised.some((name) => name !== "" && trailers[name] === undefined)) throw malformed();
  const bytes = Buffer.concat(pieces);
  if (String(bytes.length) !== headers["x-amz-decoded-content-length"]) throw incomplete();
  // How it travelled is none of its own encoding.
  const encoding = String(headers["content-encoding"] ?? "")
    .split(",")
    .map((name) => name.trim());
  const own = encoding.filter((name) => name !== "" && name !== "aws-chunked").join(",");
  const { "content-encoding": _, ...others } = headers;
  return { bytes, headers: { ...others, ...trailers, ...(own && { "content-encoding": own }) } };
}

function incomplete(): AwsError {
  return new AwsError(
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header.",
  );
}

function malformed(): AwsError {
  return new AwsError(
    "MalformedTrailerError",
    "The request contained trailing data that was not well-formed or did not conform to our published schema.",
  );
}
