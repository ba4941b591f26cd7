import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { ViewLink } from "@/ui/view-link";

import { useCoverage } from "../api/use-coverage";
import { BY, COVERS, type MatrixSearch } from "../search";
import type { Coverage } from "../types";
import { grouped } from "./pairs";
import { PairTable } from "./pair-table";

const route = getRouteApi("/signed-in/matrices/$matrixId");

/** Which units below carry out what was given to them, which do not, and which later than asked. */
export function CoverageView({ matrixId }: { matrixId: number }) {
  const coverage = useCoverage(matrixId);
  return <Loaded query={coverage}>{(data) => <Shown matrixId={matrixId} coverage={data} />}</Loaded>;
}

function Shown({ matrixId, coverage }: { matrixId: number; coverage: Coverage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { cover, by = "task" } = search;
  const { counts } = coverage;
  const groups = grouped(coverage.items, by, cover);
  const filter = (next: MatrixSearch) =>
    void navigate({
      to: "/matrices/$matrixId",
      params: { matrixId },
      search: { ...search, ...next },
      resetScroll: false,
    });
  if (counts.given === 0)
    return (
      <Empty title={t("matrices.coverage.none")}>
        <p>{t("matrices.coverage.noneHint")}</p>
      </Empty>
    );
  return (
    <>
      <nav className="views" aria-label={t("matrices.coverage.filter")}>
        {([undefined, ...COVERS] as const).map((name) => (
          <ViewLink
            key={name ?? "all"}
            to="/matrices/$matrixId"
            params={{ matrixId }}
            search={{ ...search, cover: name }}
            current={cover === name}
            resetScroll={false}
          >
            {t(`matrices.coverage.${name ?? "given"}`)}{" "}
            <span className="number">({name === undefined ? counts.given : counts[name]})</span>
          </ViewLink>
        ))}
      </nav>
      <div className="filters">
        <Choice
          label={t("matrices.coverage.by")}
          value={by}
          options={BY.map((value) => ({ value, label: t(`matrices.coverage.per.${value}`) }))}
          onChange={(value) => filter({ by: value === "task" ? undefined : value })}
        />
      </div>
      <p role="status" className="quiet">
        {t("matrices.coverage.shown", { count: groups.reduce((sum, group) => sum + group.pairs.length, 0) })}
      </p>
      {groups.length === 0 ? (
        <Empty title={t("matrices.coverage.noSuch")} />
      ) : (
        groups.map((group) => <PairTable key={group.key} group={group} by={by} />)
      )}
    </>
  );
}
