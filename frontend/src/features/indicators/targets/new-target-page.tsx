import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { useIndicator } from "../api/use-indicator";
import "../indicators.css";
import "../words";
import { NewTargetForm } from "./new-target-form";

const route = getRouteApi("/signed-in/indicators/$indicatorId/targets/new");

/** A target of one of the reader's units, written while those of the units above stand beside it. */
export function NewTargetPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const navigate = useNavigate();
  const { indicatorId } = route.useParams();
  const query = useIndicator(indicatorId, undefined);
  const words = query.data?.body.versions.at(-1);
  return (
    <Page
      title={t("indicators.target.set")}
      lead={
        <Link to="/indicators/$indicatorId" params={{ indicatorId }}>
          {t("indicators.target.backTo", { name: words ? pick(words.name_vi, words.name_en) : "…" })}
        </Link>
      }
    >
      <Loaded query={query}>
        {({ body }) =>
          body.can_ask.length === 0 ? (
            <Notice tone="warning">
              <p>{t("indicators.target.mayNot")}</p>
            </Notice>
          ) : (
            <NewTargetForm
              indicator={body}
              onSet={(targetId) =>
                void navigate({
                  to: "/indicators/$indicatorId/targets/$targetId",
                  params: { indicatorId, targetId },
                })
              }
            />
          )
        }
      </Loaded>
    </Page>
  );
}
