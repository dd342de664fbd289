import type { ErrorCode } from "#lib/errors.ts";

const statuses: Record<ErrorCode, number> = {
  usage: 400,
  credentials: 409,
  "assume-role": 409,
  region: 400,
  endpoint: 502,
  "port-in-use": 500,
  "data-held": 503,
  "data-damaged": 500,
  "disk-full": 507,
  bundle: 400,
  database: 503,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  cancelled: 409,
};

interface Explained extends Error {
  code: ErrorCode;
  advice: string;
}

/** By its shape: the server process and the pages each load lib/errors.ts, so that `instanceof` would miss half of them. */
function isExplained(error: unknown): error is Explained {
  return error instanceof Error && error.name === "AppError" && "code" in error && String(error.code) in statuses;
}

/** Any thrown value as RFC 9457 problem details. What was not meant for a reader's eyes goes to the log instead. */
export function problem(error: unknown): Response {
  if (isExplained(error)) return problemDetails(statuses[error.code], error.message, { advice: error.advice });
  process.stderr.write(`${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`);
  return problemDetails(500, "This could not be answered. The terminal that runs Sagewarden says why.");
}

function problemDetails(status: number, detail: string, more: Record<string, unknown> = {}): Response {
  return Response.json(
    { type: "about:blank", title: titles[status] ?? "Failed", status, detail, ...more },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );
}

const titles: Record<number, string> = {
  400: "Not understood",
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  500: "Failed",
  502: "AWS did not answer",
  503: "Database not available",
  507: "Disk full",
};
