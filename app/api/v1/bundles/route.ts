import { importBundle } from "../../../_api/operations/bundles.ts";
import { bundleImported } from "../../../_server/bundle.ts";
import { route } from "../../../_server/route.ts";

export const POST = route(importBundle, ({ manifest }, { file, signal }) => bundleImported(file, manifest, signal));
