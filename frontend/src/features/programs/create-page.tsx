import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/ui/page";

import { CreateForm } from "./create-form";
import { SecretOnce } from "./secret-once";
import type { MadeProgram } from "./types";
import "./words";

/** A new program, and its secret, shown once; one that signs with its own key goes straight to its page. */
export function CreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [made, setMade] = useState<{ clientId: string; name: string; secret: string }>();

  const open = (clientId: string) => void navigate({ to: "/programs/$clientId", params: { clientId } });
  const take = ({ client, client_secret }: MadeProgram) => {
    if (client_secret === null) open(client.client_id);
    else setMade({ clientId: client.client_id, name: client.name, secret: client_secret });
  };

  return (
    <Page title={t("programs.createTitle")} lead={made ? undefined : t("programs.createLead")}>
      {made ? (
        <SecretOnce
          title={t("programs.made", { name: made.name })}
          clientId={made.clientId}
          secret={made.secret}
          onDone={() => open(made.clientId)}
        />
      ) : (
        <CreateForm onMade={take} />
      )}
    </Page>
  );
}
