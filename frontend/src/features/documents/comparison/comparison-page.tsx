import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useComparison } from "../api/use-comparison";
import { useText } from "../api/use-text";
import { DocumentLink } from "../document-link";
import { layOut } from "../text/laid-out";
import { TextPane } from "../text/text-pane";
import type { Comparison, DocumentRef, Proposal, TextRead } from "../types";
import { PairTable } from "./pair-table";
import { chosenPair, nameOf } from "./pairs";
import "../documents.css";
import "../reader/reader.css";
import "../cascade/cascade.css";
import "../words";

const route = getRouteApi("/signed-in/documents/$documentId/compare/$otherId");

/** Two plans side by side: what the one above asks, what the one below says of it, and both texts. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const { documentId, otherId } = route.useParams();
  const comparison = useComparison(documentId, otherId);
  return (
    <Page
      title={t("documents.comparison.title")}
      actions={
        <LinkButton to="/documents/$documentId/cascade" params={{ documentId }}>
          {t("documents.cascade.title")}
        </LinkButton>
      }
    >
      <Loaded query={comparison} lines={12}>
        {(data) => <SideBySide comparison={data} />}
      </Loaded>
    </Page>
  );
}

function SideBySide({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { documentId, otherId } = route.useParams();
  const { pair } = route.useSearch();
  const { above, below, targets, obligations } = comparison;
  const chosen = chosenPair(comparison, pair);
  const texts = useRef<HTMLDivElement>(null);
  const choose = (name: string) => {
    texts.current?.scrollIntoView({ block: "nearest" });
    void navigate({
      to: "/documents/$documentId/compare/$otherId",
      params: { documentId, otherId },
      search: { pair: name },
      replace: true,
      resetScroll: false,
    });
  };

  return (
    <>
      <section className="panel" aria-label={t("documents.comparison.documents")}>
        <dl className="facts">
          <dt>{t("documents.comparison.above")}</dt>
          <dd>
            <DocumentLink document={above} withSubject />
          </dd>
          <dt>{t("documents.comparison.below")}</dt>
          <dd>
            <DocumentLink document={below} withSubject />
          </dd>
        </dl>
      </section>
      {targets.length + obligations.length === 0 && (
        <Empty title={t("documents.comparison.none")}>
          <p>{t("documents.comparison.noneHint")}</p>
        </Empty>
      )}
      <PairTable kind="target" pairs={targets} current={pair} onChoose={choose} />
      <PairTable kind="obligation" pairs={obligations} current={pair} onChoose={choose} />
      <div ref={texts} className="compare-texts">
        <PlanText
          document={above}
          side="above"
          comparison={comparison}
          chosen={chosen?.above}
          onChoose={choose}
        />
        <PlanText
          document={below}
          side="below"
          comparison={comparison}
          chosen={chosen?.below}
          onChoose={choose}
        />
      </div>
    </>
  );
}

interface TextProps {
  document: DocumentRef;
  side: "above" | "below";
  comparison: Comparison;
  chosen: Proposal | null | undefined;
  onChoose: (name: string) => void;
}

/** The text of one plan, which scrolls by itself; what is compared is marked in it. */
function PlanText({ document, ...rest }: TextProps) {
  const { t } = useTranslation();
  const text = useText(document.id, undefined);
  return (
    <section aria-labelledby={`text-${rest.side}`}>
      <h2 id={`text-${rest.side}`}>{t(`documents.comparison.${rest.side}`)}</h2>
      <Loaded query={text} lines={8}>
        {(data) => <Drawn text={data} {...rest} />}
      </Loaded>
    </section>
  );
}

function Drawn({
  text,
  side,
  comparison,
  chosen,
  onChoose,
}: Omit<TextProps, "document"> & { text: TextRead }) {
  const { t } = useTranslation();
  const laid = useMemo(() => layOut(text), [text]);
  const proposals = useMemo(
    () => [...comparison.targets, ...comparison.obligations].flatMap((pair) => pair[side] ?? []),
    [comparison, side],
  );
  if (laid.blocks.length === 0) return <p className="text-pane quiet">{t("documents.text.none")}</p>;
  return (
    <TextPane
      text={laid}
      proposals={proposals}
      selected={chosen?.id}
      onSelect={(id) => {
        const name = nameOf(comparison, id);
        if (name !== undefined) onChoose(name);
      }}
    />
  );
}
