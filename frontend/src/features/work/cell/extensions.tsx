import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, RollbackOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "@/ui/problem-message";
import { dayText, instantText } from "@/ui/dates";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";

import { useExtensionOrder, useExtensions } from "../api/use-extension";
import type { Extension } from "../types";
import type { Told } from "./cell-page";

const LOOKS = {
  asked: { tone: "warning", icon: ClockCircleFilled },
  granted: { tone: "good", icon: CheckCircleFilled },
  refused: { tone: "bad", icon: CloseCircleFilled },
  withdrawn: { tone: "neutral", icon: RollbackOutlined },
} as const;

/** Requests for a later day: what was asked, what was decided and why, and what may be done now. */
export function Extensions({ told }: { told: Told }) {
  const { t } = useTranslation();
  const items =
    useExtensions(told.assignment.id).data?.items.filter((one) => one.body.id === told.cell.body_id) ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="extensions">
      <h2 id="extensions" tabIndex={-1}>
        {t("work.extensions")}
      </h2>
      <ol className="reports">
        {items.map((item) => (
          <li key={item.id}>
            <Asked item={item} told={told} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Asked({ item, told }: { item: Extension; told: Told }) {
  const { t } = useTranslation();
  const order = useExtensionOrder(told.matrixId, told.assignment.id);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);

  const decide = (state: "granted" | "refused") => {
    const lacks = state === "refused" && reason.trim() === "";
    setMissing(lacks);
    if (lacks) return;
    order.mutate(
      { kind: "decide", id: item.id, version: item.version, body: { state, reason: reason.trim() || null } },
      { onSuccess: () => document.getElementById("extensions")?.focus() },
    );
  };

  return (
    <>
      <p>
        <strong>{t("work.until", { day: dayText(item.until) })}</strong>{" "}
        <Tag {...LOOKS[item.state]}>{t(`progress.extension.${item.state}`)}</Tag>
      </p>
      <p className="quiet">
        <time dateTime={item.asked_at}>{instantText(item.asked_at)}</time>
        {item.asked_by !== null && ` · ${item.asked_by}`}
      </p>
      <p className="said">{item.reason}</p>
      {item.decided_at !== null && (
        <p className="quiet">
          {t("work.decided", { at: instantText(item.decided_at), name: item.decided_by ?? "" })}
          {item.decision_reason !== null && `: ${item.decision_reason}`}
        </p>
      )}
      {order.error && <ProblemMessage error={order.error} />}
      {item.actions.includes("decide") && (
        <div className="ask-form">
          <TextField
            kind="lines"
            label={t("work.decisionReason")}
            error={missing ? t("work.needed") : undefined}
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
          <div className="actions">
            <Button type="primary" loading={order.isPending} onClick={() => decide("granted")}>
              {t("work.grant")}
            </Button>
            <Button loading={order.isPending} onClick={() => decide("refused")}>
              {t("work.refuse")}
            </Button>
          </div>
        </div>
      )}
      {item.actions.includes("withdraw") && (
        <div className="actions">
          <Button
            loading={order.isPending}
            onClick={() => order.mutate({ kind: "withdraw", id: item.id, version: item.version })}
          >
            {t("work.withdraw")}
          </Button>
        </div>
      )}
    </>
  );
}
