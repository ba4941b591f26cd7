import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useComparison } from "./api/use-comparison";
import { DifferenceList } from "./difference-list";
import { EditionTable } from "./edition-table";
import "./editions.css";
import "./words";

const route = getRouteApi("/signed-in/editions/$editionId/compare/$otherId");

/** What the later of two editions of a unit says differently. */
export function EditionComparisonPage() {
  const { t } = useTranslation();
  const { editionId, otherId } = route.useParams();
  const comparison = useComparison(editionId, otherId);
  return (
    <Page
      title={t("editions.compare.title")}
      actions={
        <Link to="/editions/$editionId" params={{ editionId }}>
          {t("editions.title")}
        </Link>
      }
    >
      <Loaded query={comparison} lines={8}>
        {(data) => (
          <>
            <p>
              {t("editions.compare.lead", {
                old: data.old.number,
                new: data.new.number,
                unit: data.new.unit.name,
              })}
            </p>
            <EditionTable rows={[data.old, data.new]} />
            <DifferenceList names={data} differences={data.differences} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
