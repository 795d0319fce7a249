"""Text as bits: the commonest characters of Arabic news in three to six bits, any other by its number.

A fixed canonical Huffman code (D. A. Huffman, "A Method for the Construction of Minimum-Redundancy Codes", 1952), made
from the counts of letters in Arabic articles and in lists of their words. UTF-8 spends two bytes on an Arabic letter,
this less than one, and no compressor is needed whose output would differ from one machine to the next.
"""

from __future__ import annotations

END = "\n"  # ends every text: no title, word or excerpt holds a line end
RARE = "\ufffd"  # stands in the table for a character that is not in it: 21 bits of its number follow

# Length of the code in bits -> the characters that have a code of this length.
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
    """The codes of a table, as bits: each is the one before plus one, lengthened with zeros."""
    codes, number, length = {}, 0, 0
    for longer, characters in sorted(table.items()):
        number <<= longer - length
        length = longer
        for character in characters:
            codes[character] = format(number, f"0{length}b")
            number += 1
    return codes


class Codes(dict[str, str]):
    """Character -> its bits, for every character that there is."""

    def __missing__(self, character: str) -> str:
        bits = self[character] = self[RARE] + format(ord(character), "021b")
        return bits


_CODES = Codes(canonical(TABLE))


def encode(text: str) -> str:
    """The bits of a text and of its end."""
    return "".join(map(_CODES.__getitem__, text)) + _CODES[END]
