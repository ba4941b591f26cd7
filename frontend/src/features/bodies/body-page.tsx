import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { dayText } from "@/ui/dates";

import { AliasForm } from "./alias-form";
import { useBody } from "./api/use-body";
import { BodyFacts } from "./body-facts";
import { DetailsForm } from "./details-form";
import { EndForm } from "./end-form";
import { MergeForm } from "./merge-form";
import { NameForm } from "./name-form";
import { NameHistory } from "./name-history";
import "./words";

const route = getRouteApi("/signed-in/bodies/$bodyId");

/** One body: what it is called when, what it belongs to, and what its keepers may do. */
export function BodyPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { bodyId } = route.useParams();
  const { on } = route.useSearch();
  const body = useBody(bodyId, on);
  return (
    <Page
      title={body.data?.body.name ?? t("bodies.body")}
      place={bodyId}
      lead={<Link to="/bodies">{t("bodies.backToList")}</Link>}
      actions={
        <DateField
          label={t("bodies.on")}
          value={on ?? body.data?.body.as_of ?? me.today}
          onChange={(day) =>
            void navigate({
              to: "/bodies/$bodyId",
              params: { bodyId },
              search: { on: day },
              resetScroll: false,
            })
          }
        />
      }
    >
      <Loaded query={body}>
        {({ body: held, etag }) => {
          const form = { body: held, etag };
          return (
            <>
              {held.id !== bodyId && (
                <Notice tone="info">
                  <p>{t("bodies.wasMerged", { name: held.name })}</p>
                </Notice>
              )}
              {held.successor && (
                <Notice tone="warning">
                  <p>
                    {t("bodies.ended", { day: dayText(held.valid_to ?? "") })}{" "}
                    <Link to="/bodies/$bodyId" params={{ bodyId: held.successor.id }}>
                      {held.successor.name}
                    </Link>
                  </p>
                </Notice>
              )}
              <BodyFacts body={held} />
              <NameHistory {...form} />
              {held.actions.includes("change") && <NameForm {...form} />}
              {held.actions.includes("add_alias") && <AliasForm body={held} />}
              {held.actions.includes("change") && <DetailsForm {...form} />}
              {held.actions.includes("end") && <EndForm {...form} />}
              {held.actions.includes("merge") && <MergeForm {...form} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
