import { hasRequiredTags } from "../has-required-tags.ts";

export default hasRequiredTags("endpoint", "Endpoint", "EndpointArn", "checklist:INF-14");
