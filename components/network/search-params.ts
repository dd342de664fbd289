import { createLoader } from "nuqs/server";
import { oneOf, textUpTo } from "../api/list-params.ts";

export const views = ["subnets", "endpoints", "resources"] as const;

/** What the network screen shows, as it stands in the address. */
export const networkParams = {
  account: textUpTo(200),
  /** The ARN of the VPC on show; without it, all of them. */
  vpc: textUpTo(2048),
  /** What is listed of it; without it, its subnets. */
  view: oneOf(views),
  /** The service whose drawer is open, of the VPC that `of` names or that is on show. */
  need: textUpTo(200),
  of: textUpTo(2048),
  /** The id of the subnet whose drawer is open. */
  subnet: textUpTo(200),
  /** The ARN of the resource whose ways are open. */
  resource: textUpTo(2048),
  /** Text in a name or an id. */
  q: textUpTo(200),
};

export const loadNetworkState = createLoader(networkParams);
