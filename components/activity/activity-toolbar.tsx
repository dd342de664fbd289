"use client";
import {
  type AddressClass,
  activityList,
  addressClasses,
  type ClientClass,
  clientClasses,
  mfaStates,
  tlsStates,
} from "#lib/filters/activity.ts";
import type { EventFacets } from "#lib/store/views.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { clientWords, fromWords } from "./class-words.ts";
import { EffectMark } from "./event-marks.tsx";
import { useKeyMenus } from "./key-menus.ts";
import type { ActivityState } from "./search-params.ts";

const effects = [
  { value: "any", label: "All" },
  { value: "changes", label: "Changes" },
  { value: "reads", label: "Read-only" },
];

/** Filters of the events. */
export function ActivityToolbar({
  state,
  onChange,
  facets,
  services,
}: {
  state: ActivityState;
  onChange: (change: Partial<ActivityState>) => void;
  facets: EventFacets;
  /** Those whose events are read, as CloudTrail calls them. */
  services: readonly string[];
}) {
  const menus = useKeyMenus(state);
  return (
    <ListToolbar
      list={activityList}
      state={state}
      onChange={onChange}
      search="Search event, actor, address, client"
      looks={{
        readOnly: { segments: effects },
        failed: { toggle: { label: "Failed only", mark: <EffectMark effect="failed" /> } },
        signalled: { toggle: { label: "Worth a look", mark: null } },
        actor: { options: counted(facets.actors) },
        accessKey: { menus },
        name: { options: counted(facets.names) },
        source: { options: worded(services, (source) => source.split(".")[0] ?? source) },
        address: { options: counted(facets.addresses) },
        addressClass: { options: worded(addressClasses, (one) => fromWords[one as AddressClass]) },
        client: { options: worded(clientClasses, (one) => clientWords[one as ClientClass]) },
        mfa: { options: worded(mfaStates, (one) => mfaWords[one] ?? one) },
        tls: { options: worded(tlsStates, (one) => tlsWords[one] ?? one) },
        error: { options: counted(facets.errors) },
        region: { options: worded(facets.regions, String) },
        from: {},
        resource: { shorten: afterAccount },
        sighting: { shorten: () => "seen together" },
        principal: { shorten: (arn) => `by ${afterAccount(arn)}` },
      }}
    />
  );
}

function counted(found: EventFacets["names"]) {
  return found.map(({ value, count }) => ({ value, label: value, count }));
}

function afterAccount(arn: string): string {
  return arn.split(":").slice(5).join(":");
}

const tlsWords: Readonly<Record<string, string>> = {
  outdated: "Older than 1.2",
  "1.2": "TLS 1.2",
  "1.3": "TLS 1.3",
  none: "Not recorded",
};
const mfaWords: Readonly<Record<string, string>> = { with: "With MFA", without: "Without MFA", none: "Not recorded" };
