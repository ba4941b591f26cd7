import {
  ArrowDownOutlined,
  CheckCircleFilled,
  ClockCircleFilled,
  MinusCircleFilled,
  SwapOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import { DocumentLink } from "../document-link";
import { longName, shortName } from "@/ui/document-name";
import type { Plan, UnitBelow } from "../types";

interface Props {
  row: UnitBelow;
  documentId: number;
}

/** A unit with its plans and what is wrong with each, or without any. */
export function UnitPlans({ row: { unit, parent, plans }, documentId }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <span className="work-title">{unit.name}</span>
        {parent !== null && <span className="quiet">{parent.name}</span>}
      </div>
      {plans.length === 0 ? (
        <Tag tone="bad" icon={MinusCircleFilled}>
          {t("documents.cascade.noPlan")}
        </Tag>
      ) : (
        <ul className="plain-list cascade-plans">
          {plans.map((plan) => (
            <li key={plan.document.id}>
              <PlanLine plan={plan} documentId={documentId} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PlanLine({ plan, documentId }: { plan: Plan; documentId: number }) {
  const { t } = useTranslation();
  const { document, later_deadlines: later, lower_targets: lower, cites_replaced: replaced } = plan;
  const sound = later.length + lower.length + replaced.length === 0;
  return (
    <>
      <DocumentLink document={document} withSubject />{" "}
      <span className="tags">
        {sound && (
          <Tag tone="good" icon={CheckCircleFilled}>
            {t("documents.cascade.sound")}
          </Tag>
        )}
        {later.length > 0 && (
          <Tag tone="bad" icon={ClockCircleFilled}>
            {t("documents.cascade.later", { count: later.length })}
          </Tag>
        )}
        {lower.length > 0 && (
          <Tag tone="bad" icon={ArrowDownOutlined}>
            {t("documents.cascade.lower", { count: lower.length })}
          </Tag>
        )}
        {replaced.length > 0 && (
          <Tag tone="warning" icon={SwapOutlined}>
            {t("documents.cascade.replaced", { count: replaced.length })}
          </Tag>
        )}
      </span>{" "}
      <Link to="/documents/$documentId/compare/$otherId" params={{ documentId, otherId: document.id }}>
        {t("documents.comparison.open")}
        <span className="visually-hidden"> {shortName(document) ?? longName(document)}</span>
      </Link>
    </>
  );
}
