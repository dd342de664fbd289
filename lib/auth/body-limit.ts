import type { IncomingMessage } from "node:http";
import type { Target } from "./target.ts";

/** Far more than any form or request of the API needs. */
const formBytes = 64 * 1024;
/** As long as the longest report that is kept. */
export const uploadBytes = 500_000_000;
/** Where files are sent. They are written to disk as they come, and nothing of them stands in memory whole. */
const takesFiles = /^\/api\/v1\/bundles(?:\/check)?$/;

/** Whether the request is one that may bring a file. */
export function isUpload({ method }: Pick<IncomingMessage, "method">, { path }: Pick<Target, "path">): boolean {
  return method === "POST" && takesFiles.test(path);
}

/** How many bytes may come. */
export function mostBytes(request: Pick<IncomingMessage, "method">, target: Pick<Target, "path">): number {
  return isUpload(request, target) ? uploadBytes : formBytes;
}

/** True when the length that a request announces is too much. */
export function announcesTooMuch({ headers }: Pick<IncomingMessage, "headers">, most: number): boolean {
  return Number(headers["content-length"] ?? 0) > most;
}

/**
 * Calls `refuse` once when more comes than may, whatever length was announced or none. Counted where the parser hands it over:
 * whoever reads the body later, nothing beyond the limit is ever kept.
 */
export function limitBody(request: IncomingMessage, most: number, refuse: () => void): void {
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    // Taken and dropped, so that the sender gets to read the refusal.
    if (bytes > most) return true;
    bytes += chunk?.length ?? 0;
    if (bytes <= most) return push(chunk, encoding);
    refuse();
    return true;
  };
}
