import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/ui/page";

import { InviteForm } from "./invite-form";
import { LinkOnce } from "./link-once";
import type { Invited } from "./types";
import "./words";

/** A new user: who it is, where, as what; then the one link by which they set a password. */
export function InvitePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [invited, setInvited] = useState<Invited>();
  return (
    <Page title={t("users.inviteTitle")} lead={invited ? undefined : t("users.inviteLead")}>
      {invited ? (
        <LinkOnce
          title={t("users.invited", { name: invited.user.name })}
          link={invited.link}
          onDone={() => void navigate({ to: "/users/$userId", params: { userId: invited.user.id } })}
        />
      ) : (
        <InviteForm onInvited={setInvited} />
      )}
    </Page>
  );
}
