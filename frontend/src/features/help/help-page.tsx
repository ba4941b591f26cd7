import { useTranslation } from "react-i18next";

import { Page } from "@/ui/page";

import "./help.css";
import "./words";

const KEYS = ["next", "before", "restore", "a", "t", "g", "tab", "flag"] as const;
const NUMBERS = ["grouped", "decimal", "negative", "percent", "blank", "ambiguous", "reason"] as const;
const WORDS = [
  "unit",
  "body",
  "form",
  "period",
  "due",
  "report",
  "coverage",
  "ratio",
  "matrix",
  "lineage",
] as const;
const PROBLEMS = ["session", "offline", "conflict", "returned", "forbidden"] as const;

/** Keys, number rules and the words used, in one place. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("shell.pages.help")} lead={t("help.lead")}>
      <section className="panel" aria-labelledby="help-keys">
        <h2 id="help-keys">{t("help.keys.title")}</h2>
        <dl className="facts help-facts">
          {KEYS.map((name) => (
            <Entry key={name} term={t(`help.keys.${name}.key`)} text={t(`help.keys.${name}.text`)} />
          ))}
        </dl>
      </section>
      <section className="panel" aria-labelledby="help-numbers">
        <h2 id="help-numbers">{t("help.numbers.title")}</h2>
        <p>{t("help.numbers.lead")}</p>
        <dl className="facts help-facts">
          {NUMBERS.map((name) => (
            <Entry key={name} term={t(`help.numbers.${name}.typed`)} text={t(`help.numbers.${name}.text`)} />
          ))}
        </dl>
      </section>
      <section className="panel" aria-labelledby="help-words">
        <h2 id="help-words">{t("help.words.title")}</h2>
        <dl className="facts help-facts">
          {WORDS.map((name) => (
            <Entry key={name} term={t(`help.words.${name}.word`)} text={t(`help.words.${name}.text`)} />
          ))}
        </dl>
      </section>
      <section className="panel" aria-labelledby="help-problems">
        <h2 id="help-problems">{t("help.problems.title")}</h2>
        <dl className="facts help-facts">
          {PROBLEMS.map((name) => (
            <Entry key={name} term={t(`help.problems.${name}.what`)} text={t(`help.problems.${name}.text`)} />
          ))}
        </dl>
      </section>
    </Page>
  );
}

function Entry({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
