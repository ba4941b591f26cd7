import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { choicesOf } from "@/figures/form-choice";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { MatrixLinks } from "./matrix-links";
import { OwedReports } from "./owed-reports";
import { ReviewCounts } from "./review-counts";
import { TotalLinks } from "./total-links";

/** Forms are few, their periods many: work is looked for in the latest ones. */
const LATEST = 8;

/** What waits for the reader, as far as their permissions go; the most urgent first. */
export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const fills = allows(me, "submission:enter") || allows(me, "submission:submit");
  const readsForms = allows(me, "form:read");
  return (
    <Page title={t("shell.pages.home")} lead={t("home.lead", { name: me.name, unit: me.home.name })}>
      {readsForms && (fills || allows(me, "submission:read") || allows(me, "total:read")) && (
        <FormWork fills={fills} />
      )}
      {allows(me, "matrix:read") && <MatrixLinks />}
    </Page>
  );
}

function FormWork({ fills }: { fills: boolean }) {
  const me = useMe();
  const forms = useForms();
  return (
    <Loaded query={forms} lines={6}>
      {({ items }) => {
        const choices = choicesOf(items, me.today).slice(0, LATEST);
        return (
          <>
            {fills && <OwedReports choices={choices} />}
            {allows(me, "submission:review") && <ReviewCounts choices={choices} />}
            {allows(me, "total:read") && <TotalLinks choices={choices} />}
          </>
        );
      }}
    </Loaded>
  );
}
