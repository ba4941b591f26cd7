import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "@/ui/problem-message";

import { mergeBody } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { useMergePreview } from "./api/use-merge-preview";
import { BodyChoice } from "@/figures/body-choice";
import type { Body, MergePreview } from "./types";

/** The same body entered twice: what would move is shown before it moves. */
export function MergeForm({ body, etag }: { body: Body; etag: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keeping = useKeeping();
  const [into, setInto] = useState<number>();
  const preview = useMergePreview(body.id, into);

  const merge = (kept: number) =>
    keeping.mutate(() => mergeBody(body.id, etag, kept), {
      onSuccess: () => void navigate({ to: "/bodies/$bodyId", params: { bodyId: kept } }),
    });

  return (
    <section className="panel" aria-labelledby="merge-body">
      <h2 id="merge-body">{t("bodies.merge.title")}</h2>
      <p>{t("bodies.merge.lead")}</p>
      {keeping.error && <ProblemMessage error={keeping.error} />}
      <BodyChoice
        label={t("bodies.merge.into")}
        unitId={body.unit.id}
        except={body.id}
        none={t("bodies.merge.choose")}
        value={into}
        onChange={setInto}
      />
      <div aria-live="polite">
        {preview.error && into !== undefined && <ProblemMessage error={preview.error} />}
        {into !== undefined && preview.data && <WouldMove preview={preview.data} />}
      </div>
      {into !== undefined && preview.data && (
        <div className="actions">
          <Button type="primary" danger loading={keeping.isPending} onClick={() => merge(into)}>
            {t("bodies.merge.step", { name: preview.data.kept.name })}
          </Button>
        </div>
      )}
    </section>
  );
}

function WouldMove({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("bodies.merge.wouldMove", { name: preview.kept.name })}</p>
      <ul>
        {preview.names.length > 0 && <li>{t("bodies.merge.names", { names: preview.names.join("; ") })}</li>}
        {(["tasks", "documents", "groups", "roles", "parts"] as const).map((what) => (
          <li key={what}>{t(`bodies.merge.moves.${what}`, { count: preview[what] })}</li>
        ))}
      </ul>
      <p className="quiet">{t("bodies.merge.stays")}</p>
    </>
  );
}
