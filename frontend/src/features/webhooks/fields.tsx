import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt } from "@/api/field-problems";
import { FAMILIES } from "@/figures/event-families";
import { TextField } from "@/ui/text-field";

import type { Webhook } from "./types";

type Given = Pick<Webhook, "name" | "url" | "kinds">;

const NOTHING: Given = { name: "", url: "", kinds: [] };

/** What is typed about a webhook; `take` answers it trimmed, or undefined where something is missing. */
export function useWebhookFields(start: Given = NOTHING) {
  const [given, setGiven] = useState(start);
  const [sent, setSent] = useState(false);
  const take = (): Given | undefined => {
    setSent(true);
    const told = { ...given, name: given.name.trim(), url: given.url.trim() };
    return told.name === "" || !isHttps(told.url) ? undefined : told;
  };
  return { given, sent, take, change: (part: Partial<Given>) => setGiven({ ...given, ...part }) };
}

export const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:";

interface Props {
  fields: ReturnType<typeof useWebhookFields>;
  error: Error | null;
}

export function WebhookFields({ fields: { given, sent, change }, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("webhooks.name")}
        hint={t("webhooks.nameHint")}
        error={sent && given.name.trim() === "" ? t("webhooks.fault.name") : problemAt(error, "/name")}
        maxLength={200}
        autoComplete="off"
        value={given.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t("webhooks.url")}
        hint={t("webhooks.urlHint")}
        error={sent && !isHttps(given.url.trim()) ? t("webhooks.fault.url") : problemAt(error, "/url")}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        value={given.url}
        onChange={(url) => change({ url })}
      />
      <Kinds chosen={given.kinds} onChange={(kinds) => change({ kinds })} />
    </>
  );
}

/** Of what it is told: everything, or what events of these kinds are about. */
function Kinds({ chosen, onChange }: { chosen: readonly string[]; onChange: (kinds: string[]) => void }) {
  const { t } = useTranslation();
  const name = useId();
  const [some, setSome] = useState(chosen.length > 0);
  // Single kinds, as programs may ask for them, stay as they are.
  const single = chosen.filter((kind) => kind.includes("."));
  return (
    <>
      <fieldset>
        <legend>{t("webhooks.kinds")}</legend>
        {[false, true].map((choice) => (
          <label key={`${choice}`} className="check">
            <input
              type="radio"
              name={name}
              checked={some === choice}
              onChange={() => {
                setSome(choice);
                if (!choice) onChange([]);
              }}
            />
            {t(choice ? "webhooks.someKinds" : "webhooks.allKinds")}
          </label>
        ))}
      </fieldset>
      {some && (
        <fieldset>
          <legend className="visually-hidden">{t("webhooks.someKinds")}</legend>
          <div className="webhook-kinds">
            {FAMILIES.map((family) => (
              <label key={family} className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(family)}
                  onChange={({ target: { checked } }) =>
                    onChange(checked ? [...chosen, family] : chosen.filter((one) => one !== family))
                  }
                />
                {t(`events.family.${family}`)}
              </label>
            ))}
          </div>
          {single.length > 0 && <p className="quiet">{t("webhooks.single", { kinds: single.join(", ") })}</p>}
        </fieldset>
      )}
    </>
  );
}
