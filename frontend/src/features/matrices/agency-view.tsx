import { useNavigate } from "@tanstack/react-router";
import { Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/types";
import { Empty } from "@/ui/empty";
import { matches } from "@/ui/fold";

import { agenciesOf, dutiesOf, unmatchedOf } from "./agencies";
import { DutyTable } from "./duty-table";

interface Props {
  tasks: readonly Task[];
  bodyId: number | undefined;
}

/** The matrix from one agency's side: what it leads and what it supports. */
export function AgencyView({ tasks, bodyId }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const agencies = agenciesOf(tasks);
  const agency = agencies.find((item) => item.bodyId === bodyId);
  const unmatched = unmatchedOf(tasks);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t("matrices.agency")}</label>
        <Select
          id={id}
          className="agency-select"
          placeholder={t("matrices.agencyHint")}
          showSearch={{ filterOption: (typed, option) => matches(option?.label ?? "", typed) }}
          value={agency?.bodyId ?? null}
          options={agencies.map((item) => ({ value: item.bodyId, label: `${item.name} · ${item.unitName}` }))}
          onChange={(chosen: number | null) =>
            void navigate({
              to: ".",
              search: { view: "agency", agency: chosen ?? undefined },
              resetScroll: false,
            })
          }
        />
      </div>
      {agency ? (
        <>
          <DutyTable part="lead" agency={agency} duties={dutiesOf(tasks, agency.bodyId, "lead")} />
          <DutyTable
            part="coordinating"
            agency={agency}
            duties={dutiesOf(tasks, agency.bodyId, "coordinating")}
          />
        </>
      ) : (
        <Empty title={t("matrices.chooseAgency")}>
          <p>{t("matrices.agencyCount", { count: agencies.length })}</p>
        </Empty>
      )}
      {unmatched.length > 0 && (
        <section className="panel" aria-labelledby="unmatched">
          <h2 id="unmatched">{t("matrices.unmatchedTitle", { count: unmatched.length })}</h2>
          <p>{t("matrices.unmatchedText")}</p>
          <ul>
            {unmatched.map((printed) => (
              <li key={printed}>{printed}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
