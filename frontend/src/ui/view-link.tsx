import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes } from "react";

import "./view-link.css";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  current: boolean;
}

/** One of the ways to look at the same page; the router's own mark goes by the path, which is the same for all. */
function Anchor({ current, children, ...anchor }: Props) {
  return (
    <a {...anchor} className="view" aria-current={current}>
      {children}
    </a>
  );
}

export const ViewLink = createLink(Anchor);
