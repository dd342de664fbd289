import type { IncomingMessage } from "node:http";

/** Far more than any form or request of the API needs. */
export const maxBodyBytes = 64 * 1024;

/** True when the length that a request announces is too much. */
export function announcesTooMuch({ headers }: Pick<IncomingMessage, "headers">): boolean {
  return Number(headers["content-length"] ?? 0) > maxBodyBytes;
}

/**
 * Calls `refuse` once when more comes than may, whatever length was announced or none. Counted where the parser hands it over:
 * whoever reads the body later, nothing beyond the limit is ever kept.
 */
export function limitBody(request: IncomingMessage, refuse: () => void): void {
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    // Taken and dropped, so that the sender gets to read the refusal.
    if (bytes > maxBodyBytes) return true;
    bytes += chunk?.length ?? 0;
    if (bytes <= maxBodyBytes) return push(chunk, encoding);
    refuse();
    return true;
  };
}
