import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useForm } from "@/api/use-form";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { useVersions } from "../api/use-versions";
import { FormLink } from "../form-link";
import type { VersionList } from "../types";
import { draftOf } from "./items-draft";
import { ItemsEditor } from "./items-editor";
import "../forms.css";
import "../words";

const route = getRouteApi("/signed-in/forms/$formId/items");

/** The items of a form's next version: its draft, or the version in use to begin from. */
export function ItemsPage() {
  const { t } = useTranslation();
  const { formId } = route.useParams();
  const form = useForm(formId);
  const versions = useVersions(formId);
  return (
    <Page title={t("making.steps.items")} lead={<FormLink formId={formId} form={form.data} />}>
      <Loaded query={versions} lines={10}>
        {(list) =>
          list.editable ? (
            <>
              <p>
                {t("making.items.lead")} {begunWith(list)}
              </p>
              <ItemsEditor formId={formId} version={list.version} now={draftOf(list.items[0]?.items ?? [])} />
            </>
          ) : (
            <Notice tone="warning">
              <p>{t("making.notYours", { unit: form.data?.unit.name ?? "" })}</p>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  );

  function begunWith({ items: [newest] }: VersionList): string {
    if (!newest) return t("making.items.first");
    return t(newest.draft ? "making.items.onDraft" : "making.items.onVersion", { number: newest.number });
  }
}
