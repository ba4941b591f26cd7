"""How text of a style is printed: capitals, hidden text, the font it was typed for."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.formats.odt.names import FO, STYLE, SVG, TEXT

_LONGEST_CHAIN: Final = 20


@dataclass(frozen=True, slots=True)
class Look:
    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        return Look(
            self.font if self.font is not None else below.font,
            self.caps if self.caps is not None else below.caps,
            self.hidden if self.hidden is not None else below.hidden,
        )


@dataclass(slots=True)
class Styles:
    by_name: dict[tuple[str, str], Element] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def add(self, root: Element) -> None:
        for face in root.iter(STYLE + "font-face"):
            self.fonts[face.get(STYLE + "name") or ""] = (face.get(SVG + "font-family") or "").strip("'\" ")
        for style in root.iter(STYLE + "style"):
            self.by_name[style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""] = style

    def look(self, family: str, name: str | None) -> Look:
        key = (family, name or "")
        if key not in self.looks:
            self.looks[key] = self._look(key)
        return self.looks[key]

    def list_style(self, paragraph: str | None) -> str | None:
        """The list a paragraph is numbered by without standing in a list element."""
        return next((name for style in self._chain(("paragraph", paragraph or "")) if (name := _list(style))), None)

    def _look(self, key: tuple[str, str]) -> Look:
        look = Look()
        for style in self._chain(key):
            properties = style.find(STYLE + "text-properties")
            if properties is not None:
                look = look.over(self._own(properties))
        return look

    def _chain(self, key: tuple[str, str]) -> list[Element]:
        family, name = key
        chain: list[Element] = []
        while (family, name) in self.by_name and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_name[family, name])
            name = chain[-1].get(STYLE + "parent-style-name") or ""
        return chain

    def _own(self, properties: Element) -> Look:
        name = properties.get(STYLE + "font-name")
        font = properties.get(FO + "font-family") or (self.fonts.get(name, name) if name else None)
        transform, display = properties.get(FO + "text-transform"), properties.get(TEXT + "display")
        return Look(
            font.strip("'\" ") if font else None,
            None if transform is None else transform == "uppercase",
            None if display is None else display == "none",
        )


def _list(style: Element) -> str | None:
    return style.get(STYLE + "list-style-name")
