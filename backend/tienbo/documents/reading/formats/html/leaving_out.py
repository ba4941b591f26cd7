"""What on a page is no document: scripts, menus, what is hidden."""

import re
from typing import Final

from tienbo.documents.reading.formats.html.tree import Node

_LEFT_OUT: Final = frozenset(
    {
        "script",
        "style",
        "head",
        "title",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "textarea",
        "svg",
        "math",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "input",
        "rp",
        "rt",
    }
)
_MENU: Final = re.compile(
    r"(?:^|[\s_-])(?:menu|navbar|nav|navigation|breadcrumbs?|sidebar|share|social|comments?|related|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MENU_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu"})
_HIDDEN: Final = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_MENU_LINKS: Final = 0.8


def main_part(root: Node) -> Node:
    """The page's own article, where it marks one that holds most of the text."""
    found: list[Node] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if isinstance(child, Node) and not left_out(child):
                found += [child] if child.tag in {"main", "article"} else []
                waiting.append(child)
    whole = root.text_length()
    best = max(found, key=lambda node: node.text_length(), default=root)
    return best if best.text_length() * 2 > whole else root


def left_out(node: Node) -> bool:
    if node.tag in _LEFT_OUT or "hidden" in node.attributes or node.attributes.get("role") in _MENU_ROLES:
        return True
    if _HIDDEN.search(node.attributes.get("style", "")):
        return True
    named = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    return node.tag in {"div", "ul", "section", "header", "ol"} and _MENU.search(named) is not None and _is_links(node)


def _is_links(node: Node) -> bool:
    """Whether what calls itself a menu is one: nearly all of its text leads elsewhere."""
    linked, waiting = 0, [node]
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, Node):
                if child.tag in {"a", "button", "form"}:
                    linked += child.text_length()
                else:
                    waiting.append(child)
    return linked >= _MENU_LINKS * node.text_length()
