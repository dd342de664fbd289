import { AppError } from "#lib/errors.ts";

/** The API of a running dashboard. */
export interface Dashboard {
  /** Asks for `path` (`/api/v1/…`) with a query. @throws AppError with what the dashboard says, or that nothing answers */
  get(path: string, query?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<unknown>;
}

/** @param token what people sign in with. */
export function dashboardAt(address: string, token: string): Dashboard {
  return {
    async get(path, query = {}, signal) {
      const url = new URL(path, address);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${token}`, accept: "application/json" },
        // Another host would be given the token.
        redirect: "error",
        ...(signal && { signal }),
      }).catch((error: unknown) => {
        if (signal?.aborted) throw error;
        throw new AppError(
          "not-found",
          `No dashboard answers at ${address}.`,
          "Start it with npm start, or name another with --url.",
        );
      });
      const said: unknown = await answer.json().catch(() => undefined);
      if (answer.ok && said !== undefined) return said;
      throw refusal(answer.status, said, address);
    },
  };
}

function refusal(status: number, said: unknown, address: string): AppError {
  if (status === 401)
    return new AppError(
      "forbidden",
      `The dashboard at ${address} refused the sign-in token.`,
      "Set SAGEWARDEN_TOKEN to its own.",
    );
  const { detail, advice } = (said ?? {}) as { detail?: unknown; advice?: unknown };
  if (typeof detail !== "string")
    return new AppError(
      "not-found",
      `What answers at ${address} is no dashboard (status ${status}).`,
      "Name another with --url.",
    );
  return new AppError(status === 404 ? "not-found" : "usage", detail, typeof advice === "string" ? advice : "");
}
