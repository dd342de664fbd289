import { checkBundle } from "../../../../_api/operations/bundles.ts";
import { bundleSent } from "../../../../_server/bundle.ts";
import { route } from "../../../../_server/route.ts";

export const POST = route(checkBundle, (_, { file }) => bundleSent(file));
