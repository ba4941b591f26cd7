import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useForm } from "@/api/use-form";
import { periodText } from "@/figures/period-text";
import { AskForm } from "@/ui/ask-form";
import { dayText, readDay } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { TextField } from "@/ui/text-field";

import { issueDraft, useKeeping } from "../api/keeping";
import { useDraftPreview } from "../api/use-draft-preview";
import { useVersions } from "../api/use-versions";
import { FormLink } from "../form-link";
import type { DraftPreview, Version, VersionList } from "../types";
import { ChangesPanel } from "./changes-panel";
import { draftOf, itemsOf } from "./items-draft";
import { SectionList } from "./section-list";
import "../forms.css";
import "../words";

const route = getRouteApi("/signed-in/forms/$formId/draft");

/** A draft as it would be asked: what it changes, for which periods, and the step that makes it so. */
export function DraftPage() {
  const { t } = useTranslation();
  const { formId } = route.useParams();
  const form = useForm(formId);
  const versions = useVersions(formId);
  const draft = versions.data?.items.find((version) => version.draft);
  return (
    <Page
      title={draft ? t("making.draft.title", { number: draft.number }) : t("making.steps.draft")}
      lead={<FormLink formId={formId} form={form.data} />}
      actions={
        draft && (
          <LinkButton to="/forms/$formId/items" params={{ formId }}>
            {t("making.draft.change")}
          </LinkButton>
        )
      }
    >
      <Loaded query={versions} lines={8}>
        {(list) =>
          draft ? (
            <Draft formId={formId} version={list.version} draft={draft} />
          ) : (
            <Empty title={t("making.draft.none")} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface Props {
  formId: number;
  version: number;
  draft: Version;
}

function Draft({ formId, version, draft }: Props) {
  const items = itemsOf(draftOf(draft.items));
  const preview = useDraftPreview({ formId, version, items });
  return (
    <>
      <Loaded query={preview}>
        {(shown) => (
          <>
            <ChangesPanel preview={shown} />
            <Issue formId={formId} version={version} draft={draft} shown={shown} />
          </>
        )}
      </Loaded>
      <SectionList version={draft} />
    </>
  );
}

/** The step itself; another first day is looked through again before it is taken. */
function Issue({ formId, version, draft, shown }: Props & { shown: DraftPreview }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keeping = useKeeping<VersionList>();
  const [typed, setTyped] = useState(shown.earliest === null ? "" : dayText(shown.earliest));
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const first = shown.against === null;
  const day = first ? undefined : readDay(typed);
  const later = useDraftPreview({
    formId,
    version,
    items: day === undefined ? [] : itemsOf(draftOf(draft.items)),
    firstPeriod: day,
  });
  const periods = first ? shown.periods : (later.data?.periods ?? []);

  const submit = () => {
    setSent(true);
    if (!first && (day === undefined || !reason.trim())) return;
    const body = { first_period: day ?? null, reason: reason.trim() || null };
    keeping.mutate(() => issueDraft(formId, version, body), {
      onSuccess: () => void navigate({ to: "/forms/$formId", params: { formId } }),
    });
  };
  const refusal = problemAt(keeping.error, "/first_period") ?? problemAt(later.error, "/first_period");
  return (
    <section className="panel" aria-labelledby="issue">
      <h2 id="issue">{t("making.draft.issue", { number: draft.number })}</h2>
      {first && <p>{t("making.draft.issueFirst")}</p>}
      <AskForm
        error={keeping.error}
        rest={unplaced(keeping.error, ["/first_period", "/reason"])}
        onSubmit={submit}
      >
        {shown.earliest !== null && (
          <>
            <TextField
              label={t("making.draft.first")}
              hint={t("making.draft.firstHint", { day: dayText(shown.earliest) })}
              className="date-input"
              value={typed}
              error={day === undefined ? t("access.dates.shape") : refusal}
              onChange={setTyped}
            />
            <TextField
              label={t("making.draft.reason")}
              value={reason}
              maxLength={2000}
              error={sent && !reason.trim() ? t("making.needed") : problemAt(keeping.error, "/reason")}
              onChange={setReason}
            />
            <p className="quiet">{t("making.draft.before", { number: shown.against })}</p>
          </>
        )}
        <div aria-live="polite">
          <h3>{t("making.draft.periods")}</h3>
          {periods.length === 0 ? (
            <p className="quiet">{t("making.draft.noPeriods")}</p>
          ) : (
            <ul>
              {periods.map((period) => (
                <li key={period.code}>{periodText(t, period)}</li>
              ))}
            </ul>
          )}
        </div>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("making.draft.issue", { number: draft.number })}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
