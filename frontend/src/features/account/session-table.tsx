import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { ProblemMessage } from "@/ui/problem-message";
import { Tag } from "@/ui/tag";

import { useEndSession } from "./api/use-end-session";
import { useSessions } from "./api/use-sessions";
import type { Session } from "./types";
import { useDeviceText } from "./use-device-text";

/** Where the reader is signed in; a telephone that was lost is signed out from here. */
export function SessionTable() {
  const { t } = useTranslation();
  const sessions = useSessions();
  const end = useEndSession();

  const endOne = (id: string) =>
    end.mutate(id, { onSuccess: () => document.getElementById("own-sessions")?.focus() });

  return (
    <section className="section" aria-labelledby="own-sessions">
      <h2 id="own-sessions" tabIndex={-1}>
        {t("account.sessions.title")}
      </h2>
      <p className="quiet">{t("account.sessions.text")}</p>
      {end.error && <ProblemMessage error={end.error} />}
      <p role="status" className="quiet">
        {end.isSuccess && t("account.sessions.ended")}
      </p>
      <Loaded query={sessions}>
        {({ items }) => (
          <div className="table-frame">
            <table className="table table-cards">
              <thead>
                <tr>
                  <th scope="col">{t("account.sessions.device")}</th>
                  <th scope="col">{t("account.sessions.started")}</th>
                  <th scope="col">{t("account.sessions.expires")}</th>
                  <th scope="col">{t("account.sessions.step")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((session) => (
                  <Row key={session.id} session={session} onEnd={() => endOne(session.id)} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  );
}

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { t } = useTranslation();
  const { device, network } = useDeviceText(session);
  const started = instantText(session.started_at);
  return (
    <tr>
      <th scope="row">
        {device}
        <div className="quiet">{network}</div>
      </th>
      <td className="number" data-label={t("account.sessions.started")}>
        {started}
      </td>
      <td className="number" data-label={t("account.sessions.expires")}>
        {instantText(session.expires_at)}
      </td>
      <td>
        {session.current ? (
          <Tag tone="good" icon={CheckCircleOutlined}>
            {t("account.sessions.current")}
          </Tag>
        ) : (
          <Button aria-label={t("account.sessions.endNamed", { device, started })} onClick={onEnd}>
            {t("account.sessions.end")}
          </Button>
        )}
      </td>
    </tr>
  );
}
