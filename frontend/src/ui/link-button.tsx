import { createLink } from "@tanstack/react-router";
import { Button, type ButtonProps } from "antd";
import type { Ref } from "react";

interface Props extends Pick<
  ButtonProps,
  "children" | "href" | "icon" | "onClick" | "size" | "type" | "className"
> {
  ref?: Ref<HTMLAnchorElement>;
}

function AnchorButton({ ref, ...props }: Props) {
  return <Button ref={ref} {...props} />;
}

/** A link that looks like a button: it leads somewhere, and opens in a new tab like any link. */
export const LinkButton = createLink(AnchorButton);
