"use client";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { oneOf } from "../api/list-params.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Section } from "./section.tsx";

const exposureParams = { exposures: oneOf(["resources", "checks"]).withDefault("resources") };

/** What can be abused right now, worst first: by what it is about, or by what is wrong. */
export function Exposures({
  account,
  byResource,
  byCheck,
}: {
  account: string;
  byResource: React.ReactNode;
  byCheck: React.ReactNode;
}) {
  const [{ exposures }, setState] = useQueryStates(exposureParams, { history: "replace" });
  const isByCheck = exposures === "checks";
  const filter = { account, status: "fail", exposure: "live", ...(!isByCheck && { by: "resource" }) };
  return (
    <Section
      title="Worst live exposures"
      more={
        <span className="flex items-center gap-4">
          <Segmented
            label="Exposures"
            value={exposures}
            onChange={(next) => void setState({ exposures: next })}
            options={[
              { value: "resources", label: "By resource" },
              { value: "checks", label: "By check" },
            ]}
          />
          <Link href={`/findings?${new URLSearchParams(filter)}`}>All failing</Link>
        </span>
      }
    >
      {isByCheck ? byCheck : byResource}
    </Section>
  );
}
