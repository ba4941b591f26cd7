import { getRouteApi, Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { useForm } from "@/api/use-form";
import { dayText, instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useVersions } from "../api/use-versions";
import { FormLink } from "../form-link";
import type { Version } from "../types";
import { SectionList } from "./section-list";
import "../forms.css";
import "../words";

const route = getRouteApi("/signed-in/forms/$formId/versions");

/** Every version of a form and the periods it holds for; the chosen one can be read. */
export function VersionsPage() {
  const { t } = useTranslation();
  const { formId } = route.useParams();
  const search = route.useSearch();
  const form = useForm(formId);
  const versions = useVersions(formId);
  return (
    <Page
      title={t("making.versions.title")}
      place={search.version}
      lead={<FormLink formId={formId} form={form.data} />}
      actions={
        versions.data?.editable && (
          <LinkButton to="/forms/$formId/items" params={{ formId }}>
            {t("making.steps.items")}
          </LinkButton>
        )
      }
    >
      <p>{t("making.versions.lead")}</p>
      <Loaded query={versions} lines={6}>
        {({ items }) => {
          const chosen = items.find(({ number }) => number === search.version);
          if (items.length === 0) return <Empty title={t("making.versions.none")} />;
          return (
            <>
              <ListTable
                rows={items}
                rowKey={({ number }) => number}
                columns={[
                  {
                    title: t("making.versions.number"),
                    cell: ({ number }) => (
                      <Link
                        to="/forms/$formId/versions"
                        params={{ formId }}
                        search={{ version: number }}
                        aria-current={number === search.version}
                      >
                        {t("making.versions.one", { number })}
                      </Link>
                    ),
                  },
                  { title: t("making.versions.for"), cell: (version) => validText(t, version) },
                  {
                    title: t("making.versions.items"),
                    kind: "numeric",
                    cell: (version) => version.items.length,
                  },
                  { title: t("making.versions.reason"), cell: ({ reason }) => reason ?? "–" },
                  {
                    title: t("making.versions.issuedAt"),
                    kind: "number",
                    cell: ({ issued_at }) => (issued_at === null ? "–" : instantText(issued_at)),
                  },
                ]}
              />
              {chosen && <SectionList version={chosen} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function validText(t: TFunction, { draft, valid_from, valid_to }: Version): string {
  if (draft) return t("making.versions.draft");
  const [from, to] = [valid_from, valid_to].map((day) => (day === null ? "" : dayText(day)));
  if (valid_from !== null && valid_to !== null) return t("making.versions.between", { from, to });
  if (valid_from !== null) return t("making.versions.since", { from });
  return valid_to === null ? t("making.versions.all") : t("making.versions.until", { to });
}
