import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Party } from "@/api/types";
import { sameName } from "@/ui/fold";

/** The names of a cell, each as printed. */
export function PartyCell({ parties }: { parties: readonly Party[] }) {
  const { t } = useTranslation();
  if (parties.length === 0) return <span className="quiet">{t("common.none")}</span>;
  return (
    <ul className="plain-list">
      {parties.map((party, index) => (
        <li key={`${index} ${party.printed}`}>
          <PartyName party={party} />
        </li>
      ))}
    </ul>
  );
}

function PartyName({ party }: { party: Party }) {
  const { t } = useTranslation();
  if (party.match === "group") return <Group party={party} />;
  if (party.match === "none") {
    return (
      <>
        {party.printed} <span className="quiet">({t("matrices.unmatched")})</span>
      </>
    );
  }
  const official = party.name !== null && !sameName(party.name, party.printed) ? party.name : undefined;
  return (
    <>
      {party.printed}
      {official !== undefined && <span className="official-name">{official}</span>}
    </>
  );
}

/** A phrase that stands for many agencies; the agencies of the day of issue are shown on demand. */
function Group({ party }: { party: Party }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (party.bodies.length === 0) {
    return (
      <>
        {party.printed} <span className="quiet">({t("matrices.emptyGroup")})</span>
      </>
    );
  }
  const Caret = open ? CaretDownOutlined : CaretRightOutlined;
  return (
    <>
      {party.printed}{" "}
      <button
        type="button"
        className="link-button group-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Caret aria-hidden />
        {t("matrices.bodies", { count: party.bodies.length })}
      </button>
      <ul id={id} className="group-bodies" hidden={!open}>
        {party.bodies.map((body) => (
          <li key={body.body_id}>
            {body.name} <span className="quiet">· {body.unit_name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
