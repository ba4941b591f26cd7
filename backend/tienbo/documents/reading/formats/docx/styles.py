"""Properties that a run or a paragraph has by its style, as far as they change what is read."""

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.formats.docx.names import W, child, is_on, number, value

_LONGEST_CHAIN: Final = 20


@dataclass(frozen=True, slots=True)
class RunLook:
    """`font` decides how letters were typed, `caps` how they are printed; hidden text is not printed at all."""

    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "RunLook") -> "RunLook":
        return RunLook(
            self.font if self.font is not None else below.font,
            self.caps if self.caps is not None else below.caps,
            self.hidden if self.hidden is not None else below.hidden,
        )


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list a paragraph belongs to; `number` 0 takes it out of the list of its style."""

    number: int | None
    level: int | None


@dataclass(slots=True)
class Styles:
    by_id: dict[str, Element] = field(default_factory=dict)
    default: RunLook = RunLook()
    default_paragraph: str | None = None
    looks: dict[str, RunLook] = field(default_factory=dict)

    def look(self, style: str | None) -> RunLook:
        """What the style and those it is based on say of a run."""
        if style is None:
            return RunLook()
        if style not in self.looks:
            look = RunLook()
            for element in self._chain(style):
                look = look.over(look_of(child(element, "rPr")))
            self.looks[style] = look
        return self.looks[style]

    def numbering(self, style: str | None) -> Numbering | None:
        for element in self._chain(style or self.default_paragraph):
            found = numbering_of(child(element, "pPr"))
            if found is not None and found.number is not None:
                return found
        return None

    def _chain(self, style: str | None) -> list[Element]:
        chain: list[Element] = []
        while style is not None and style in self.by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_id[style])
            style = value(chain[-1], "basedOn")
        return chain


def styles_of(root: Element | None) -> Styles:
    styles = Styles()
    if root is None:
        return styles
    styles.default = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
    for element in root.iter(W + "style"):
        identity = element.get(W + "styleId") or ""
        styles.by_id.setdefault(identity, element)
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
            styles.default_paragraph = identity
    return styles


def look_of(properties: Element | None) -> RunLook:
    if properties is None:
        return RunLook()
    fonts = child(properties, "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return RunLook(font, is_on(child(properties, "caps")), is_on(child(properties, "vanish")))


def numbering_of(properties: Element | None) -> Numbering | None:
    listed = child(properties, "numPr")
    if listed is None:
        return None
    return Numbering(number(listed, "numId"), number(listed, "ilvl"))
