import { FundProjectionScreenOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { UnitDetail } from "@/api/types";
import { usePick } from "@/locales/use-language";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";

import type { Aggregates } from "./api/types";
import { useAggregates } from "./api/use-aggregates";
import { factLines } from "./facts";
import { IndicatorPicker } from "./indicator-picker";
import { Meeting } from "./meeting/meeting";
import { TOTAL } from "./model";
import { Below } from "./parts/below";
import { Categories } from "./parts/categories";
import { Coverage, type Counts } from "./parts/coverage";
import { Series } from "./parts/series";
import { Targets } from "./parts/targets";
import { chosenOf, useBoard } from "./use-board";

interface Props {
  given: Parameters<typeof useBoard>[0];
  own: Aggregates;
  place: UnitDetail | undefined;
  counts: Counts | undefined;
}

/** The dashboard of an answer, on the page or, one thing at a time, in a meeting. */
export function Shown({ given, own, place, counts }: Props) {
  const { t } = useTranslation();
  const { indicators, indicator, categories, category } = chosenOf(given, own);
  const index = own.periods.findIndex(({ code }) => code === given.asked.period);
  const below = useAggregates(given.asked, {
    indicators: indicator ? [indicator.id] : [],
    // With the one before, for the change.
    periods: own.periods.slice(Math.max(0, index - 1), index + 1).map(({ code }) => code),
    category,
    children: true,
  });
  const board = useBoard(given, own, below.data, counts);
  if (!board || !indicator)
    return (
      <Empty title={t("dashboards.nothingAsked")}>
        <LinkButton to="/forms/$formId" params={{ formId: given.form.id }}>
          {t("dashboards.toForm")}
        </LinkButton>
      </Empty>
    );
  const shown = { board, place, counts, categories };
  if (given.search.slide !== undefined) return <Meeting {...shown} />;
  const picker = { indicators, indicator, categories, category };
  return (
    <div className="dashboard">
      <Head {...shown} />
      <section className="panel" aria-labelledby="coverage">
        <h2 id="coverage">{t("dashboards.coverage")}</h2>
        {counts && <Coverage board={board} counts={counts} />}
      </section>
      <section className="section" aria-labelledby="targets">
        <h2 id="targets">{t("dashboards.targets")}</h2>
        <Targets board={board} scale={1} />
      </section>
      <section className="section" aria-labelledby="series">
        <h2 id="series">{t("dashboards.seriesOf", { subject: board.subject })}</h2>
        <IndicatorPicker {...picker} />
        <Series board={board} scale={1} />
      </section>
      <section className="section" aria-labelledby="below">
        <h2 id="below">{t("dashboards.below")}</h2>
        <Loaded query={below}>{() => <Below board={board} scale={1} place={place} />}</Loaded>
      </section>
      {categories.length > 0 && (
        <section className="section" aria-labelledby="categories">
          <h2 id="categories">{t("dashboards.categories")}</h2>
          <Categories board={board} scale={1} />
        </section>
      )}
    </div>
  );
}

type HeadProps = Pick<Parameters<typeof Meeting>[0], "board">;

/** What all of it depends on, said once and printed too; and the ways to take it along. */
function Head({ board }: HeadProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const { asked, form, indicator, category, own } = board;
  return (
    <div className="dashboard-head">
      <div className="facts-lines">
        <p className="print-only">
          {t("shell.pages.dashboards")} · {pick(form.name_vi, form.name_en)}
        </p>
        {factLines(board.facts).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="actions no-print">
        <LinkButton to="/dashboards" search={(search) => ({ ...search, slide: 1 })} main>
          <FundProjectionScreenOutlined aria-hidden /> {t("dashboards.meeting")}
        </LinkButton>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t("dashboards.print")}
        </Button>
        <ExportButton
          path="/api/v1/dashboards/export"
          query={{
            unit_id: asked.unit,
            form_id: form.id,
            period: own.periods.map(({ code }) => code),
            indicator_id: indicator.id,
            category_id: category === TOTAL ? undefined : category,
            basis: asked.basis === "official" ? asked.basis : undefined,
            geography: own.geography,
          }}
          traced
        />
      </div>
    </div>
  );
}
