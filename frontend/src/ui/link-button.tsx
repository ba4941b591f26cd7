import { createLink } from "@tanstack/react-router";
import { Button } from "antd";
import type { AnchorHTMLAttributes, Ref } from "react";

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "color" | "type"> {
  ref?: Ref<HTMLAnchorElement>;
  /** The step to take next. */
  main?: boolean;
}

function AnchorButton({ ref, main = false, href, className, children, onClick, ...anchor }: Props) {
  return (
    <Button
      {...anchor}
      ref={ref}
      type={main ? "primary" : "default"}
      href={href ?? ""}
      className={className ?? ""}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** A link that looks like a button: it leads somewhere, and opens in a new tab like any link. */
export const LinkButton = createLink(AnchorButton);
