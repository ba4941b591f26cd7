import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Proposal } from "../types";
import type { Deciding } from "./use-deciding";

interface Props {
  proposal: Proposal;
  deciding: Deciding;
}

/** A button for every key; what is decided can be taken back. */
export function CardActions({ proposal: { id, kind, state }, deciding }: Props) {
  const { t } = useTranslation();
  const busy = deciding.isSending(id);
  const finding = kind === "finding";
  return (
    <div className="actions">
      {state === "proposed" ? (
        <>
          <Button type="primary" loading={busy} onClick={() => deciding.act("confirm", id)}>
            {t(finding ? "documents.proposals.isTrue" : "documents.proposals.confirm")} <kbd>c</kbd>
          </Button>
          <Button disabled={busy} onClick={() => deciding.act("correct", id)}>
            {t("documents.proposals.correct")} <kbd>e</kbd>
          </Button>
          <Button disabled={busy} onClick={() => deciding.act("reject", id)}>
            {t(finding ? "documents.proposals.isNone" : "documents.proposals.reject")} <kbd>x</kbd>
          </Button>
        </>
      ) : (
        <>
          <Button loading={busy} onClick={() => deciding.act("undo", id)}>
            {t("documents.proposals.undo")} <kbd>u</kbd>
          </Button>
          <Button disabled={busy} onClick={() => deciding.act("correct", id)}>
            {t("documents.proposals.correct")} <kbd>e</kbd>
          </Button>
        </>
      )}
    </div>
  );
}
