import { renderPack } from "#lib/guardrails/formats.ts";
import { exportGuardrails } from "../../../../_api/operations/guardrails.ts";
import { packOf } from "../../../../_server/guardrails.ts";
import { download, route } from "../../../../_server/route.ts";

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

export const GET = route(exportGuardrails, async ({ format, ...query }) => {
  const text = renderPack(format, await packOf(query));
  return format === "terraform"
    ? download("guardrails.tf", "text/plain; charset=utf-8", whole(text))
    : download(`guardrails-${format}.json`, "application/json", whole(text));
});
