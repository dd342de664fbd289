import { z } from "zod";
import { definePattern, type PatternEvent } from "../over-time/define.ts";
import { networkIn, principalOf } from "../over-time/event-facts.ts";
import type { Aspect } from "../over-time/habits.ts";
import { daysBetween, isNewTo } from "../over-time/past.ts";

export default definePattern({
  id: "sensitive-call-from-a-new-place",
  title: "A sensitive call came from where, or with what, its caller never called before",
  mark: "new place",
  plural: "sensitive calls from new places",
  severity: "medium",
  rationale:
    "These calls give rights, open data or let somebody in. Stolen credentials are used from a network, with a client or in a region that their owner never used; so is a new laptop. Whoever comes from many networks is asked for no new one, and who is not known for long is left out.",
  controls: ["mitre-attack:T1078.004", "nist-800-53-r5:SI-4"],
  references: ["https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html"],
  by: "principal",
  limits: z.object({
    knownDays: z
      .int()
      .min(1)
      .max(90)
      .default(7)
      .describe("days for which the caller must have been known, a whole number from 1 to 90"),
    mostNetworks: z
      .int()
      .min(1)
      .max(1000)
      .default(20)
      .describe("networks from which a caller may come until no new one tells anything, from 1 to 1000"),
  }),
  calls: [
    ...[
      "CreateAccessKey",
      "CreateLoginProfile",
      "UpdateLoginProfile",
      "CreateUser",
      "AddUserToGroup",
      "DeactivateMFADevice",
    ],
    ...[
      "AttachRolePolicy",
      "AttachUserPolicy",
      "AttachGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
      "PutGroupPolicy",
    ],
    ...["CreateRole", "UpdateAssumeRolePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "GetSecretValue"],
    ...["PutKeyPolicy", "DisableKey", "ScheduleKeyDeletion", "PutBucketPolicy", "PutBucketAcl", "SetRepositoryPolicy"],
    ...["AuthorizeSecurityGroupIngress", "StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
    ...["CreatePresignedDomainUrl", "CreatePresignedNotebookInstanceUrl", "StartSession", "UpdateEndpoint"],
    ...["CreateNotebookInstance", "UpdateNotebookInstance", "UpdateNotebookInstanceLifecycleConfig"],
    ...["UpdateDomain", "UpdateUserProfile", "PutModelPackageGroupPolicy", "PutEndpointPolicy", "PutResourcePolicy"],
  ],
  what: ({ name, errorCode, addressClass }) => (errorCode === null && addressClass !== "aws" ? name : undefined),
  judge({ event }, _, { limits: { knownDays, mostNetworks }, past }) {
    const principal = principalOf(event);
    if (principal === null) return undefined;
    const isNew = (aspect: Aspect, value: string) =>
      isNewTo(past, principal, [aspect, value], { at: event.at, knownDays });
    const news = [
      networkSaid(event, isNew, past.networks(principal) < mostNetworks),
      isNew("client", event.client) && `with a client of another sort (${event.client})`,
      isNew("region", event.region) && `in ${event.region}`,
    ].filter(Boolean);
    if (news.length === 0) return undefined;
    const days = Math.floor(daysBetween(past.knownSince(principal) ?? event.at, event.at));
    return {
      sentence: `${event.name} came ${news.join(" and ")}: never before in the ${days} days that its caller is known.`,
    };
  },
});

function networkSaid(event: PatternEvent, isNew: (aspect: Aspect, value: string) => boolean, isTelling: boolean) {
  const network = networkIn(event);
  if (!isTelling || network === undefined || !isNew("network", network)) return undefined;
  return network === "private" ? `from a private address (${event.address})` : `from ${network}`;
}
