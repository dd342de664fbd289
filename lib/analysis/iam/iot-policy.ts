import { type Caller, is } from "./conditions.ts";
import { decide } from "./decision.ts";
import { parsePolicy } from "./policy.ts";

/** What a policy of IoT opens that it does not name, in words, and by which statement. */
export interface OpenToAny {
  path: string;
  words: string;
  /** False where it hangs on conditions that only a connection shows: addresses, certificates' attributes. */
  isCertain: boolean;
}

/** What holders of a certificate should do with what is theirs alone. */
const powers = [
  {
    action: "iot:AssumeRoleWithCertificate",
    resource: "rolealias/nobody-names",
    words: "the role of every role alias",
  },
  { action: "iot:Connect", resource: "client/nobody-names", words: "the connection of every device" },
  { action: "iot:Publish", resource: "topic/nobody/names", words: "messages to every topic" },
  { action: "iot:Subscribe", resource: "topicfilter/nobody/names", words: "messages of every topic" },
  { action: "iot:UpdateThingShadow", resource: "thing/nobody-names", words: "the state of every thing" },
] as const;

/** A device of the fleet itself: its certificate is attached to its thing, and it connects over TLS. That it does limits it to nothing. */
const device: Caller = (key) =>
  key === "iot:connection.thing.isattached" || key === "aws:securetransport" ? [is("true")] : undefined;

/**
 * Which of these a policy gives for things that it does not name. What a variable stands for, `${iot:Connection.Thing.ThingName}`, is the
 * device's own. Undefined when the policy cannot be judged. Source: IoT developer guide, "AWS IoT Core policy actions"; IoT Device
 * Defender developer guide, "AWS IoT policies overly permissive".
 */
export function openToAny(document: unknown, { region, account, partition }: Place): OpenToAny[] | undefined {
  const statements = parsePolicy(document);
  if (!statements) return undefined;
  return powers.flatMap(({ action, resource, words }) => {
    const arn = `arn:${partition}:iot:${region}:${account}:${resource}`;
    const { allowed, by } = decide(statements, { action, resource: arn, caller: device });
    return allowed === "no" ? [] : by.map(({ path }) => ({ path, words, isCertain: allowed === "yes" }));
  });
}

interface Place {
  partition: string;
  region: string;
  account: string;
}
