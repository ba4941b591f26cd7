import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import { summaryOf } from "../proposals/summary";
import type { Pair, Proposal } from "../types";
import { type PairKind, pairName } from "./pairs";
import { VerdictTag } from "./verdict-tag";

interface Props {
  kind: PairKind;
  pairs: readonly Pair[];
  current: string | undefined;
  onChoose: (name: string) => void;
}

/** What is asked above beside what is said below, with the verdict; a press shows both places in the texts. */
export function PairTable({ kind, pairs, current, onChoose }: Props) {
  const { t } = useTranslation();
  if (pairs.length === 0) return null;
  return (
    <section className="section" aria-labelledby={`pairs-${kind}`}>
      <h2 id={`pairs-${kind}`}>{t(`documents.comparison.pairs.${kind}`, { count: pairs.length })}</h2>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("documents.comparison.verdictTitle")}</th>
              <th scope="col">{t("documents.comparison.above")}</th>
              <th scope="col">{t("documents.comparison.below")}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair, index) => {
              const name = pairName(kind, index);
              return (
                <tr key={name} className={name === current ? "pair-current" : undefined}>
                  <td>
                    <VerdictTag verdict={pair.verdict} />
                    <div>
                      <button
                        type="button"
                        className="link-button"
                        aria-current={name === current}
                        onClick={() => onChoose(name)}
                      >
                        {t("documents.comparison.show")}
                        <span className="visually-hidden"> {index + 1}</span>
                      </button>
                    </div>
                  </td>
                  <td data-label={t("documents.comparison.above")}>
                    <Side proposal={pair.above} />
                  </td>
                  <td data-label={t("documents.comparison.below")}>
                    <Side proposal={pair.below} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Side({ proposal }: { proposal: Proposal | null }) {
  const { t } = useTranslation();
  const pick = usePick();
  if (proposal === null) return <span className="quiet">{t("documents.comparison.silent")}</span>;
  return summaryOf(proposal, t, pick);
}
