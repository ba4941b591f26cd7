import { Button, type InputRef, Modal } from "antd";
import { useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { endSession, sessionState } from "@/api/session";
import { useAbout } from "@/api/use-about";

import { SignInForm } from "./sign-in-form";
import { signOnAddress } from "./sign-on";
import "./session.css";

/** Over the page where the session ran out: the page stays as it is, and what it was sending goes on afterwards. */
export function SignInAgain() {
  const { t } = useTranslation();
  const me = useMe();
  const about = useAbout().data;
  const ended = useSyncExternalStore(sessionState.subscribe, sessionState.get) === "ended";
  const field = useRef<InputRef>(null);
  const [password, setPassword] = useState("");
  return (
    <Modal
      open={ended}
      title={t("session.again.title")}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      afterOpenChange={(open) => open && field.current?.focus()}
    >
      <p>{t("session.again.text")}</p>
      <SignInForm
        login={me.login ?? ""}
        password={password}
        onPassword={setPassword}
        passwordRef={field}
        onSignedIn={() => setPassword("")}
      >
        <Button onClick={endSession}>{t("session.again.other")}</Button>
        {about?.sign_on && (
          <Button href={signOnAddress(undefined)} target="_blank">
            {t("session.signOn.window")}
          </Button>
        )}
      </SignInForm>
    </Modal>
  );
}
