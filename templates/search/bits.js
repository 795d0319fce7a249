// Bits: seven in each character of a string, the highest first. search/format/bits.py writes them.

// By the next sixteen bits: the character whose code they begin with, and the width of that code.
const characters = new Array(65536);
const widths = new Uint8Array(65536);

/** Prepare the code of characters, a canonical Huffman code: `codes` has the characters of each width. */
export function prepareCode(codes) {
  let begin = 0;
  for (const [width, coded] of Object.entries(codes)) {
    for (const character of coded) {
      const end = begin + 2 ** (16 - width);
      characters.fill(character, begin, end);
      widths.fill(width, begin, end);
      begin = end;
    }
  }
}

/** Reads numbers and characters, one after the other, from a bit on. */
export class BitReader {
  #packed;
  #next;
  // Of the buffer, the lowest `held` bits are still to be read.
  #buffer = 0;
  #held = 0;

  constructor(packed, bit = 0) {
    this.#packed = packed;
    this.#next = Math.floor(bit / 7);
    this.number(bit % 7);
  }

  /** The place of the next bit. */
  get bit() {
    return 7 * this.#next - this.#held;
  }

  /** Hold 17 bits or more: enough for a character's code and for a number of `number`. */
  #fill() {
    if (this.#next > this.#packed.length + 4) throw new Error("missing");
    while (this.#held < 17) {
      this.#buffer = (this.#buffer << 7) | this.#packed.charCodeAt(this.#next++);
      this.#held += 7;
    }
  }

  /** The number that the next `width` bits are. */
  number(width) {
    if (width > 16) return this.number(width - 16) * 65536 + this.number(16);
    this.#fill();
    this.#held -= width;
    return (this.#buffer >> this.#held) & ((1 << width) - 1);
  }

  character() {
    this.#fill();
    const code = (this.#buffer >> (this.#held - 16)) & 0xffff;
    this.#held -= widths[code];
    return characters[code];
  }

  /** How many ones there are before the next zero, which is read too. */
  ones() {
    return this.#run(-1);
  }

  /** How many bits there are before the next one that differs from `flip`'s, which is read too. */
  #run(flip) {
    for (let count = 0; ; ) {
      this.#fill();
      const length = Math.clz32((this.#buffer << (32 - this.#held)) ^ flip);
      if (length < this.#held) {
        this.#held -= length + 1;
        return count + length;
      }
      count += this.#held;
      this.#held = 0;
    }
  }

  /** A number from 1 up in the Elias gamma code: as many zeros as bits follow the number's highest one. */
  gamma() {
    const width = this.#run(0);
    return 2 ** width + this.number(width);
  }
}

/** The text that ends with the first line end. U+FFFD means that the next 21 bits are the number of a character. */
export function unpackText(packed) {
  const reader = new BitReader(packed);
  const text = [];
  for (;;) {
    const character = reader.character();
    if (character === "\n") return text.join("");
    text.push(character === "\ufffd" ? String.fromCodePoint(reader.number(21)) : character);
  }
}
