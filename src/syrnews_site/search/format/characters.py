"""Text as bits, by a fixed code: the commonest characters of Arabic news have the shortest codes.

The code is a canonical Huffman code (D. A. Huffman, "A Method for the Construction of Minimum-Redundancy Codes", 1952).
Its lengths follow from the counts of characters in Arabic articles and in lists of their words. UTF-8 needs two bytes
for an Arabic letter; this code needs less than one byte. A fixed code gives the same bytes on every machine, as a
compressor would not.
"""

from __future__ import annotations

END = "\n"  # ends every text: no title, word or excerpt contains a line end
RARE = "\ufffd"  # announces a character that is not in the table: 21 bits of its code point follow

# Length of a code in bits -> the characters whose codes have this length.
TABLE = {
    3: " ا",
    4: "ل",
    5: "'03رمنوي",
    6: '",2456بةتدسعفقه',
    7: "-18ae،أثجحك",
    8: ".9:[]dfrst|زشصى",
    9: "/7_chilnouءإئخذضطغُ",
    10: "()*bgmpwظًّ",
    11: "#AST`y«»آَ",
    12: "+CEILRUkv؛ؤِ",
    13: "DFGM^z؟ـٍ",
    14: "\n!JNPVWjx{}ْ٠١٢٩",
    15: "&=>?@BHKOQXYZ\\q~ٌ٣–—…\ufffd",
    16: "$%",
}


def canonical(table: dict[int, str]) -> dict[str, str]:
    """The codes of a table as bit strings. Each code is the code before plus 1, extended with zeros to its length."""
    codes, number, length = {}, 0, 0
    for longer, characters in sorted(table.items()):
        number <<= longer - length
        length = longer
        for character in characters:
            codes[character] = format(number, f"0{length}b")
            number += 1
    return codes


class CharacterCodes(dict[str, str]):
    """Character -> its bits. Characters that are not in the table are added when they are first looked up."""

    def __missing__(self, character: str) -> str:
        bits = self[character] = self[RARE] + format(ord(character), "021b")
        return bits


_CODES = CharacterCodes(canonical(TABLE))


def text_bits(text: str) -> str:
    """The bits of a text, with END after it."""
    return "".join(map(_CODES.__getitem__, text)) + _CODES[END]
