import { CloseOutlined, FullscreenOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

import { factLines } from "../facts";
import { slidesOf, type Talk } from "./slides";
import { stepOf } from "./steps";
import "./meeting.css";

/** The dashboard for a room: large letters, one thing at a time, by arrow keys; the slide stands in the address. */
export function Meeting(talk: Talk) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { slide = 1 } = useSearch({ from: "/signed-in/dashboards" });
  const heading = useRef<HTMLHeadingElement>(null);
  const slides = slidesOf(t, talk);
  const place = Math.min(slide, slides.length);
  const shown = slides[place - 1];

  const go = (to: number) =>
    void navigate({ to: "/dashboards", search: (search) => ({ ...search, slide: to }), replace: true });
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    void navigate({
      to: "/dashboards",
      search: (search) => ({ ...search, slide: undefined }),
    });
  };
  const fill = () => {
    void (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stepOf(event.key, place, slides.length);
    if (to !== undefined) go(to);
    else if (event.key === "f" || event.key === "F") fill();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => heading.current?.focus(), [place]);

  return (
    <section className="meeting" aria-label={t("dashboards.meeting")}>
      <h2 ref={heading} tabIndex={-1}>
        {shown?.title}
      </h2>
      <div className={`slide slide-${shown?.id ?? ""}`}>{shown?.node}</div>
      <footer className="meeting-foot">
        <p>{factLines(talk.board.facts).join(" · ")}</p>
        <div className="actions no-print">
          <Button
            size="large"
            icon={<LeftOutlined aria-hidden />}
            aria-label={t("dashboards.before")}
            onClick={() => go(Math.max(1, place - 1))}
          />
          <span role="status">{t("dashboards.slide", { place, count: slides.length })}</span>
          <Button
            size="large"
            icon={<RightOutlined aria-hidden />}
            aria-label={t("dashboards.next")}
            onClick={() => go(Math.min(slides.length, place + 1))}
          />
          <Button size="large" icon={<FullscreenOutlined aria-hidden />} onClick={fill}>
            {t("dashboards.fullScreen")}
          </Button>
          <Button size="large" icon={<CloseOutlined aria-hidden />} onClick={leave}>
            {t("dashboards.leave")}
          </Button>
        </div>
      </footer>
    </section>
  );
}
