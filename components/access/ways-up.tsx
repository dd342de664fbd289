import type { PrincipalDetail } from "#lib/analysis/iam/access-detail.ts";
import { plural } from "#lib/format.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { nameIn } from "./words.ts";

/** How somebody is, or becomes, administrator: each way with the statements that give it. */
export function WaysUp({ principal }: { principal: PrincipalDetail }) {
  const { ways, administrator, via, unread } = principal;
  if (unread !== null) return <p className="text-unknown">Not known.</p>;
  const sure = ways.filter(({ certain }) => certain);
  const doubtful = ways.filter(({ certain }) => !certain);
  return (
    <div className="flex flex-col gap-3">
      <p>{sentences[administrator]}</p>
      {via && administrator !== "outright" && (
        <p>
          {via.isSure ? "It may " : "Under conditions it may "}
          {via.how === "assume" ? "assume " : "pass "}
          <UntrustedText wrap className="font-medium">
            {nameIn(via.role)}
          </UntrustedText>
          {via.how === "pass" && " to a service that then works as it"}: a role that is administrator, or leads to one.
        </p>
      )}
      {sure.length > 0 && <WayList ways={sure} />}
      {doubtful.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted">{plural(doubtful.length, "way")} that may not hold</summary>
          <div className="mt-2">
            <WayList ways={doubtful} />
          </div>
        </details>
      )}
    </div>
  );
}

const sentences: Record<PrincipalDetail["administrator"], string> = {
  outright: "It may do everything that is not taken away by name.",
  becomes: "Its own policies let it make itself administrator.",
  no: "By its own policies it is no administrator, and cannot make itself one.",
  unknown: "Whether its own policies make it administrator is not known.",
};

function WayList({ ways }: { ways: PrincipalDetail["ways"] }) {
  return (
    <ul className="flex flex-col gap-2">
      {ways.map((way) => (
        <li key={way.how} className="border-l-2 pl-3">
          <p className="first-letter:uppercase">{way.how}</p>
          {way.hangsOn !== null && <p className="text-xs text-unknown">It hangs on {way.hangsOn}.</p>}
          {!way.certain && way.hangsOn === null && (
            <p className="text-xs text-unknown">It hangs on conditions that only a request can show.</p>
          )}
          <ul>
            {way.by.map((one) => (
              <li key={`${one.policy} ${one.path}`} className="text-xs text-muted">
                <UntrustedText wrap>{`${one.policy}${one.sid ? `, ${one.sid}` : ""}: ${one.words}`}</UntrustedText>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
